// The only code that stands between the page and Electron. It passes one thing on, and gives the page nothing:
// - a port, and only from our own page: not from a frame, not from another origin;
// - the main process looks once more at who sent it.
import { ipcRenderer } from 'electron';

const CONNECT = 'gatehouse:connect';

/** The little of a page's window that is used here; this project compiles without the DOM's types. */
interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
}
interface PageMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
  readonly ports: readonly object[];
}

const page = globalThis as unknown as PageWindow;

page.addEventListener('message', ({ source, origin, data, ports }) => {
  if (source !== page || origin !== page.location.origin || data !== CONNECT) return;
  const [port] = ports;
  if (port) ipcRenderer.postMessage(CONNECT, undefined, [port]);
});
