import { type BrowserWindow, dialog } from 'electron';
import type { Logger } from 'pino';

/** A page that goes down more often than this within a minute will not get better by itself. */
const MAX_CRASHES = 3;
const MINUTE_MS = 60_000;

/**
 * A crashed page is loaded again, and the person is told: the services and the drafts live in this process and are untouched. One
 * that keeps crashing is left down with a way to try again.
 */
export function surviveCrashes(window: BrowserWindow, log: Logger): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error({ reason, exitCode }, 'the window crashed');
    crashes = [...crashes.filter((at) => at > Date.now() - MINUTE_MS), Date.now()];
    const isHopeless = crashes.length > MAX_CRASHES;
    if (!isHopeless) window.webContents.reload();
    void tell(window, isHopeless).then(() => {
      if (isHopeless && !window.isDestroyed()) window.webContents.reload();
    });
  });
}

async function tell(window: BrowserWindow, isHopeless: boolean): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: isHopeless ? 'The window keeps crashing.' : 'The window crashed and was opened again.',
    detail: 'Drafts are kept and the sandbox goes on. The log has the details.',
    buttons: [isHopeless ? 'Try again' : 'Continue'],
  });
}
