// What no page may do, whatever it is and however it came here:
// - leave our own page, open a window, embed another process;
// - be granted a permission, but for writing plain text to the clipboard, which the copy buttons do;
// - reach the system: only https addresses, and only in the system's own browser.
import { type App, type Session, shell, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { isOurPage } from './scheme.ts';

const GRANTED = 'clipboard-sanitized-write';

/** Locks every page of this process down, those to come too. */
export function lockDown(app: App, session: Session, log: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === GRANTED));
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED);
  session.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => lockPage(contents, log));
}

function lockPage(contents: WebContents, log: Logger): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurPage(event.url)) return;
    event.preventDefault();
    log.warn('a page tried to leave; it was kept');
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') {
      shell
        .openExternal(url)
        .catch((error: unknown) => log.warn({ err: error }, 'no browser could be opened'));
    }
    return { action: 'deny' };
  });
}
