import { join } from 'node:path';
import { become, ensureDependencies, projectNode, root } from './setup.mjs';

ensureDependencies();
become(projectNode, [join(root, 'scripts', 'checks.mjs'), ...process.argv.slice(2)]);
