import { join } from 'node:path';
import { app } from 'electron';
import { electronChildHost } from '../../../desktop/main/electron/child-host.ts';
import { dataDirOption } from '../../../desktop/main/electron/options.ts';
import { useFolder } from '../../../desktop/main/electron/run.ts';
import { registerScheme } from '../../../desktop/main/electron/scheme.ts';
import { showPage } from '../../../desktop/main/electron/show-page.ts';
import { preloadBeside } from '../../../desktop/main/electron/window.ts';
import { openLog } from '../../../desktop/main/logging/log.ts';
import { listPageFiles } from '../../../desktop/main/page/files.ts';
import { conformanceRouter } from '../../../desktop/main/transport/conformance/router.ts';

// The real shell, page scheme, preload and port; only what is behind them is made for the suite.
const dataDir = dataDirOption(process.argv.slice(1)) ?? '';
registerScheme();
useFolder(dataDir);
app.on('window-all-closed', () => app.quit());
// For the tests of children, which reach in from outside.
Object.assign(globalThis, {
  childHost: electronChildHost,
  childEntry: join(import.meta.dirname, 'child.mjs'),
});
// Not awaited here: Electron gets ready only after this file has run.
void run();

async function run(): Promise<void> {
  await app.whenReady();
  showPage({
    router: conformanceRouter(),
    files: await listPageFiles(join(import.meta.dirname, '..', 'renderer')),
    dataDir,
    preloadFile: preloadBeside(import.meta.filename),
    log: openLog(dataDir).logger,
  });
}
