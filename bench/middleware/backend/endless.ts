import type { Socket } from 'node:net';
import { A_PIECE, STREAM, STREAM_HEAD } from './replies.ts';

/** Pieces are spread over a period, so that they do not all come at once. */
const STEPS = 20;

/** Streams that get a piece once in a while, for as long as somebody reads them. */
export class EndlessStreams {
  readonly #steps: Set<Socket>[] = Array.from({ length: STEPS }, () => new Set());
  #step = 0;

  constructor(periodMs: number) {
    setInterval(() => {
      this.#step = (this.#step + 1) % STEPS;
      for (const socket of this.#steps[this.#step] ?? []) socket.write(A_PIECE);
    }, periodMs / STEPS);
  }

  add(socket: Socket): void {
    const fewest = this.#steps.reduce((least, step) => (step.size < least.size ? step : least));
    socket.write(STREAM_HEAD);
    if (STREAM[0]) socket.write(STREAM[0]);
    fewest.add(socket);
    socket.once('close', () => fewest.delete(socket));
  }
}
