import type { Socket } from 'node:net';

/** Up to here one copy and one write are cheaper than several pieces in a write. */
const COPIED_BYTES = 64 * 1024;

/** Sends a head and the whole body behind it, in one packet where they are small. */
export function writeWhole(socket: Socket, head: string, body: readonly Buffer[]): void {
  const bytes = bytesOf(body);
  if (bytes === 0) socket.write(head, 'latin1');
  else if (bytes <= COPIED_BYTES) {
    const message = Buffer.allocUnsafe(head.length + bytes);
    let at = message.write(head, 'latin1');
    for (const piece of body) at += piece.copy(message, at);
    socket.write(message);
  } else {
    socket.cork();
    socket.write(head, 'latin1');
    for (const piece of body) socket.write(piece);
    socket.uncork();
  }
}

export const bytesOf = (body: readonly Buffer[]): number => body.reduce((sum, { length }) => sum + length, 0);
