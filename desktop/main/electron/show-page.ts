import type { AnyRouter } from '@orpc/server';
import { app, type BrowserWindow, session } from 'electron';
import type { Logger } from 'pino';
import type { PageFiles } from '../page/files.ts';
import { createHost } from '../transport/host.ts';
import { acceptPages } from './connect.ts';
import { surviveCrashes } from './crash.ts';
import { lockDown } from './lockdown.ts';
import { servePage } from './scheme.ts';
import { focusWindow, openWindow, type WindowOptions } from './window.ts';

export interface PageOptions extends WindowOptions {
  readonly router: AnyRouter;
  readonly files: PageFiles;
  readonly log: Logger;
}

/** Opens the one window, locked down and connected to the services. Once Electron is ready. */
export function showPage({ router, files, log, ...where }: PageOptions): BrowserWindow {
  const page = session.defaultSession;
  lockDown(app, page, log);
  servePage(page, files);
  acceptPages(createHost(router, log));
  const window = openWindow(where);
  surviveCrashes(window, log);
  app.on('second-instance', () => focusWindow(window));
  return window;
}
