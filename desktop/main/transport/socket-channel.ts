import type { WebSocket } from 'ws';
import type { Channel } from './channel.ts';

/** A stream waits for its socket above this, so that a slow window costs bounded memory. In bytes. */
const MAX_UNSENT = 1024 * 1024;

/** "Unsupported data" of RFC 6455: what a peer is told whose messages we cannot read. */
const CLOSE_UNREADABLE = 1003;

/** A WebSocket as a channel. Origin, host and token were checked before the upgrade. */
export function socketChannel(socket: WebSocket): Channel {
  return {
    send: (text) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) {
          resolve();
          return;
        }
        const hasRoom = socket.bufferedAmount < MAX_UNSENT;
        // The callback also comes when the socket closes with the message unsent.
        socket.send(text, () => resolve());
        if (hasRoom) resolve();
      }),
    close: () => socket.close(CLOSE_UNREADABLE),
    listen: ({ onMessage, onClose }) => {
      socket.on('message', (data, isBinary) => onMessage(isBinary ? data : textOf(data)));
      socket.on('close', onClose);
      // A protocol error or an oversized message; `close` follows and says the rest.
      socket.on('error', () => socket.terminate());
    },
  };
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString();
}
