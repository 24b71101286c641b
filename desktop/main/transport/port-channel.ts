import type { Channel, ChannelListener } from './channel.ts';

/** What Node's and the browser's MessagePort have in common. */
export interface EventPort {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** What Electron's MessagePortMain offers; its listeners get an event with `data`. */
export interface EmitterPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A message port as a channel. A port has no measure of what waits in it, so `send` resolves at once. */
export function portChannel(port: EventPort | EmitterPort): Channel {
  let isClosed = false;
  const listen = (listener: ChannelListener): void => {
    const closed = (): void => {
      if (isClosed) return;
      isClosed = true;
      listener.onClose();
    };
    if ('addEventListener' in port) {
      port.addEventListener('message', ({ data }) => listener.onMessage(data));
      port.addEventListener('close', closed);
    } else {
      port.on('message', ({ data }) => listener.onMessage(data));
      port.on('close', closed);
    }
    port.start();
  };
  return {
    send: (text) => {
      if (!isClosed) port.postMessage(text);
      return Promise.resolve();
    },
    close: () => port.close(),
    listen,
  };
}
