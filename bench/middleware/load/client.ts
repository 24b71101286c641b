import { connect, type Socket } from 'node:net';
import { ResponseReader } from './response-reader.ts';

const READ_BYTES = 64 * 1024;

export interface ClientOptions {
  readonly port: number;
  /** A whole answer is there: it is in `reader`. */
  readonly onAnswer: () => void;
  /** Each piece of an answer. */
  readonly onPiece?: () => void;
  readonly onFailure: (error: Error) => void;
}

/** One connection that is kept, over which one request at a time goes; Node's own sockets, without its HTTP. */
export class Client {
  readonly reader = new ResponseReader();
  readonly #socket: Socket;

  constructor({ port, onAnswer, onPiece, onFailure }: ClientOptions) {
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      // The same memory for every read: what is measured is on the other side.
      onread: {
        buffer,
        callback: (length) => {
          try {
            const isWhole = this.reader.push(buffer.subarray(0, length));
            onPiece?.();
            if (isWhole) onAnswer();
          } catch (error) {
            onFailure(error instanceof Error ? error : new Error(String(error)));
          }
          return true;
        },
      },
    });
    this.#socket.on('error', onFailure);
    this.#socket.on('end', () => onFailure(new Error('The server closed a connection that is in use.')));
  }

  send(request: Buffer): void {
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.on('error', () => undefined);
    this.#socket.destroy();
  }
}
