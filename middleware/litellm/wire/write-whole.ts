import type { Socket } from 'node:net';

/** Up to here one copy and one write are cheaper than two writes. */
const COPIED_BYTES = 64 * 1024;

/** Sends a head and the whole body behind it, in one packet where they are small. */
export function writeWhole(socket: Socket, head: string, body: Buffer | undefined): void {
  if (!body || body.length === 0) socket.write(head, 'latin1');
  else if (body.length <= COPIED_BYTES) {
    const message = Buffer.allocUnsafe(head.length + body.length);
    message.write(head, 'latin1');
    body.copy(message, head.length);
    socket.write(message);
  } else {
    socket.cork();
    socket.write(head, 'latin1');
    socket.write(body);
    socket.uncork();
  }
}
