import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { ClientLeft } from '../../http/body.ts';

/** A request's body on its way to LiteLLM as the client sends it, no faster than LiteLLM takes it. */
export class Upload {
  private readonly body: Readable;
  private readonly socket: Socket;
  private readonly fail: (error: Error) => void;
  /** Bytes still to come; undefined: in chunks. */
  private left: number | undefined;
  private state: 'client' | 'litellm' | 'whole' | 'stopped' = 'client';

  /**
   * @param length as the request's head states it; undefined for chunks
   * @param fail hears once that the body will not become whole; an error of the body itself is its owner's to hear
   */
  constructor(body: Readable, socket: Socket, length: number | undefined, fail: (error: Error) => void) {
    this.body = body;
    this.socket = socket;
    this.left = length;
    this.fail = fail;
  }

  start(): void {
    const { body } = this;
    // Not at once: who asked is still asking.
    if (body.readableEnded) queueMicrotask(this.ended);
    else if (body.destroyed) queueMicrotask(this.closed);
    else body.on('data', this.piece).once('end', this.ended).once('close', this.closed);
  }

  get isWhole(): boolean {
    return this.state === 'whole';
  }

  /** It is LiteLLM that is slow, or nobody: the client's time is not LiteLLM's. */
  get waitsForClient(): boolean {
    return this.state === 'client';
  }

  /** LiteLLM takes bytes again. */
  drained(): void {
    if (this.state !== 'litellm') return;
    this.state = 'client';
    this.body.resume();
  }

  /** Nobody wants the rest: it is read and thrown away, so that the client comes to read its answer. */
  stop(): void {
    if (this.state === 'whole' || this.state === 'stopped') return;
    this.state = 'stopped';
    this.body.off('data', this.piece).off('end', this.ended).off('close', this.closed);
    this.body.resume();
  }

  private readonly piece = (piece: Buffer | string): void => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (bytes.length === 0) return;
    if (!this.send(bytes)) {
      this.state = 'litellm';
      this.body.pause();
    }
  };

  private send(bytes: Buffer): boolean {
    const { socket } = this;
    if (this.left === undefined) {
      socket.cork();
      socket.write(`${bytes.length.toString(16)}\r\n`, 'latin1');
      socket.write(bytes);
      const goesOn = socket.write('\r\n', 'latin1');
      socket.uncork();
      return goesOn;
    }
    this.left -= bytes.length;
    if (this.left >= 0) return socket.write(bytes);
    this.wrongLength();
    return true;
  }

  private readonly ended = (): void => {
    if (this.state === 'stopped') return;
    this.body.off('data', this.piece).off('close', this.closed);
    if (this.left === undefined) this.socket.write('0\r\n\r\n', 'latin1');
    else if (this.left > 0) {
      this.wrongLength();
      return;
    }
    this.state = 'whole';
  };

  private readonly closed = (): void => {
    this.stop();
    this.fail(new ClientLeft());
  };

  private wrongLength(): void {
    this.stop();
    this.fail(new TypeError('The body of a request to LiteLLM is not as long as it says.'));
  }
}
