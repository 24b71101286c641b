import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root } from './setup.mjs';

const FETCH_TIMEOUT_MS = 180_000;

const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' };

/**
 * Where Electron's binary is; fetched once when it is not there yet.
 * @returns `{ path }`, or `{ reason }` in words for the operator
 */
export function electronBinary() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { reason: 'this machine has no display (DISPLAY and WAYLAND_DISPLAY are not set).' };
  }
  const name = names[process.platform] ?? 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, name);
    return existsSync(path)
      ? { path }
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH holds no Electron: "${path}".` };
  }
  const folder = join(root, 'node_modules', 'electron');
  const path = join(folder, 'dist', name);
  if (existsSync(path)) return { path };
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.stderr.write(`Downloading Electron ${version} (once)…\n`);
  const fetched = spawnSync(projectNode, [join(folder, 'install.js')], {
    cwd: folder,
    timeout: FETCH_TIMEOUT_MS,
    stdio: 'ignore',
  });
  if (fetched.status === 0 && existsSync(path)) return { path };
  return { reason: `Electron ${version} could not be downloaded; the next start tries again.` };
}
