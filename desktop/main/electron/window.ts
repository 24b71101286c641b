import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { PAGE_URL } from './scheme.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** What is behind the page until it is painted: the page's own backgrounds. */
const BACKGROUND = { dark: '#13161a', light: '#ffffff' };

export interface WindowOptions {
  readonly dataDir: string;
  /** `out/preload/preload.cjs`. */
  readonly preloadFile: string;
}

/** Opens the window where it was, and shows it once there is something to see. */
export function openWindow({ dataDir, preloadFile }: WindowOptions): BrowserWindow {
  const kept = readWindowState(dataDir);
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...kept?.bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Gatehouse',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  keepWindowState(window, dataDir);
  window.once('ready-to-show', () => {
    if (kept?.isMaximized) window.maximize();
    window.show();
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** The preload beside a bundled main: `out/main/electron.mjs` and `out/preload/preload.cjs`. */
export const preloadBeside = (entryFile: string): string =>
  join(entryFile, '..', '..', 'preload', 'preload.cjs');

/** Brings a window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
