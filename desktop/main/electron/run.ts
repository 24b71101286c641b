import { join } from 'node:path';
import { app, dialog } from 'electron';
import { AppError } from '../../contract/errors.ts';
import { claimDataDir } from '../instance/claim.ts';
import { layoutOf, readVersion } from '../layout.ts';
import { openLog } from '../logging/log.ts';
import { listPageFiles } from '../page/files.ts';
import { createServices } from '../services.ts';
import { electronChildHost } from './child-host.ts';
import { setMenu } from './menu.ts';
import { electronShell } from './shell.ts';
import { showPage } from './show-page.ts';
import { stopBeforeQuit } from './stop-before-quit.ts';
import { preloadBeside } from './window.ts';

/**
 * Runs Gatehouse in Electron, in a data folder that no other Electron of ours uses.
 * @throws AppError for what the person can put right: a folder in use or not writable, a window that is not built
 */
export async function runElectron(dataDir: string, entryFile: string): Promise<void> {
  await app.whenReady();
  const claim = await claimDataDir(dataDir, 'electron');
  if (claim.kind === 'taken') {
    throw new AppError('CONFLICT', `Gatehouse already runs with this data folder: "${dataDir}".`, {
      remedy: 'Close it, or choose another folder with --data-dir.',
    });
  }
  const { logger: log, file: logFile } = openLog(dataDir);
  const layout = layoutOf(entryFile);
  const services = createServices({
    dataDir,
    layout,
    shell: await electronShell(await readVersion(layout)),
    childHost: electronChildHost,
    log,
    logFile,
  });
  stopBeforeQuit(async () => {
    await services.stop();
    await claim.release();
  }, log);

  setMenu(logFile);
  const files = await listPageFiles(layout.rendererDir);
  showPage({ router: services.router, files, dataDir, preloadFile: preloadBeside(entryFile), log });
  services.start();
}

/** Keeps what Electron itself stores inside the data folder, so that two folders are two Gatehouses. */
export const useFolder = (dataDir: string): void => app.setPath('userData', join(dataDir, 'electron'));

/** Says why there is no window, where the person looks, and ends. */
export function giveUp(error: unknown): void {
  const isUnderstood = error instanceof AppError;
  const message = isUnderstood ? error.message : 'Gatehouse could not start.';
  const detail = isUnderstood ? (error.remedy ?? '') : String(error);
  process.stderr.write(`gatehouse: ${message} ${detail}\n`);
  dialog.showErrorBox(message, detail);
  app.exit(1);
}
