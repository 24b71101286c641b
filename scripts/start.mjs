import { join } from 'node:path';
import { electronBinary } from './electron-binary.mjs';
import { become, ensureBuilt, ensureDependencies, projectNode, root } from './setup.mjs';

const args = process.argv.slice(2);
const wantsBrowser = args.includes('--browser') || args.includes('--no-open');

ensureDependencies();
ensureBuilt();

const electron = wantsBrowser ? { reason: undefined } : electronBinary();
if (electron.path) {
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  process.stderr.write('Opening Gatehouse in Electron.\n');
  become(electron.path, [...asRoot, root, ...args]);
} else {
  if (electron.reason) process.stderr.write(`Opening Gatehouse in the browser: ${electron.reason}\n`);
  become(projectNode, [
    join(root, 'out', 'main', 'server.mjs'),
    ...args.filter((arg) => arg !== '--browser'),
  ]);
}
