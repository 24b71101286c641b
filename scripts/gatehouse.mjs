import { join } from 'node:path';
import { become, ensureDependencies, projectNode, root } from './setup.mjs';

ensureDependencies();
become(projectNode, [join(root, 'desktop', 'main', 'cli.ts'), ...process.argv.slice(2)]);
