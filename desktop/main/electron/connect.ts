// The window's only way to the services. A port is taken from the main frame of our own page and from nothing else;
// the port closes by itself when the page goes, which ends all that it asked for.
import { ipcMain, type IpcMainEvent } from 'electron';
import type { Host } from '../transport/host.ts';
import { portChannel } from '../transport/port-channel.ts';
import { isOurPage } from './scheme.ts';

const CONNECT = 'gatehouse:connect';

function isFromOurPage({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url);
}

/** Serves every page of ours that asks to be connected. */
export function acceptPages(host: Host): void {
  ipcMain.on(CONNECT, (event) => {
    const [port] = event.ports;
    if (!port) return;
    if (isFromOurPage(event)) host.accept(portChannel(port));
    else port.close();
  });
}
