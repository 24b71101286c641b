import { type AnswerHead, readHead } from './answer-head.ts';
import { ChunkReader } from './chunk-reader.ts';
import { badAnswer, closedError } from './wire-error.ts';

/** What an answer consists of, in this order. */
export interface AnswerParts {
  head(head: AnswerHead): void;
  piece(piece: Buffer): void;
  /** @param hasMore bytes came behind the answer's end, which nobody asked for */
  end(hasMore: boolean): void;
}

/** All heads of one answer together: the provisional ones too. */
const MAX_HEAD_BYTES = 64 * 1024;
const HEAD_END = Buffer.from('\r\n\r\n');
const BEGINNING = Buffer.from('HTTP/1.');

/**
 * Reads one answer after the other, however its bytes are cut; its pieces are parts of what is read, not copies. Provisional answers (1xx)
 * are skipped.
 */
export class AnswerReader {
  private readonly parts: AnswerParts;
  private readonly chunks = new ChunkReader();
  private state: 'head' | 'length' | 'chunks' | 'close' | 'none' = 'none';
  private method = '';
  /** Bytes of the body still to come. */
  private left = 0;
  private headBytes = 0;
  /** The beginning of a head whose end has not come, in a buffer with room for more. */
  private held: Buffer | undefined;
  private heldLength = 0;

  constructor(parts: AnswerParts) {
    this.parts = parts;
  }

  /** Gets ready for the answer to a request of this method. */
  begin(method: string): void {
    this.state = 'head';
    this.method = method;
    this.headBytes = 0;
    this.held = undefined;
  }

  /** Tells nothing more until the next `begin`. */
  stop(): void {
    this.state = 'none';
    this.held = undefined;
  }

  /** @throws WireError LITELLM_BAD_ANSWER, and what the parts' listener throws */
  read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      switch (this.state) {
        case 'head':
          at = this.held ? this.continueHead(this.held, bytes, at) : this.beginHead(bytes, at);
          break;
        case 'length': {
          const end = Math.min(at + this.left, bytes.length);
          this.left -= end - at;
          const goesOn = this.onPart(bytes, at, end);
          at = end;
          if (goesOn && this.left === 0) this.end(at < bytes.length);
          break;
        }
        case 'chunks':
          at = this.chunks.read(bytes, at, this.onPart);
          if (this.chunks.isDone) this.end(at < bytes.length);
          break;
        case 'close':
          this.onPart(bytes, at, bytes.length);
          return;
        case 'none':
          return;
      }
    }
  }

  /** The connection was closed in order. @throws WireError LITELLM_CLOSED unless that is the end of the answer */
  close(): void {
    if (this.state !== 'close') throw closedError();
    this.end(false);
  }

  private readonly onPart = (bytes: Buffer, start: number, end: number): boolean => {
    this.parts.piece(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end));
    return !this.isStopped();
  };

  /** Whoever hears the parts may stop it meanwhile. */
  private isStopped(): boolean {
    return this.state === 'none';
  }

  private end(hasMore: boolean): void {
    this.state = 'none';
    this.parts.end(hasMore);
  }

  /** By far most heads come in one read. @returns where it stopped */
  private beginHead(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(HEAD_END, at);
    if (end !== -1)
      return this.endHead(bytes.toString('latin1', at, end), end + HEAD_END.length, bytes.length);
    this.heldLength = 0;
    this.hold(Buffer.allocUnsafe(2 * (bytes.length - at)), bytes, at);
    return bytes.length;
  }

  private continueHead(held: Buffer, bytes: Buffer, at: number): number {
    const before = this.heldLength;
    const all = this.hold(held, bytes, at);
    const end = all.indexOf(HEAD_END, Math.max(before - HEAD_END.length + 1, 0));
    if (end === -1) return bytes.length;
    this.held = undefined;
    return this.endHead(all.toString('latin1', 0, end), at + end + HEAD_END.length - before, bytes.length);
  }

  /** Keeps the rest of the bytes. @returns all that is kept */
  private hold(held: Buffer, bytes: Buffer, at: number): Buffer {
    const length = this.heldLength + bytes.length - at;
    const room = length <= held.length ? held : Buffer.allocUnsafe(2 * length);
    if (room !== held) held.copy(room, 0, 0, this.heldLength);
    bytes.copy(room, this.heldLength, at);
    this.held = room;
    this.heldLength = length;
    const all = room.subarray(0, length);
    const known = Math.min(length, BEGINNING.length);
    if (all.compare(BEGINNING, 0, known, 0, known) !== 0) throw badAnswer('The answer is not in HTTP/1.1.');
    if (this.headBytes + length > MAX_HEAD_BYTES && all.indexOf(HEAD_END) === -1) throw tooLong();
    return all;
  }

  private endHead(text: string, at: number, length: number): number {
    this.headBytes += text.length;
    if (this.headBytes > MAX_HEAD_BYTES) throw tooLong();
    const head = readHead(text, this.method);
    if (head.status === 101) throw badAnswer('LiteLLM changes to a protocol that nobody asked for.');
    if (head.status < 200) return at;
    const { bodyEnd } = head;
    if (typeof bodyEnd === 'number') {
      this.left = bodyEnd;
      this.state = 'length';
    } else if (bodyEnd === 'chunked') {
      this.chunks.begin();
      this.state = 'chunks';
    } else this.state = 'close';
    this.parts.head(head);
    if (bodyEnd === 0 && !this.isStopped()) this.end(at < length);
    return at;
  }
}

const tooLong = (): Error => badAnswer(`The answer’s headers are longer than ${MAX_HEAD_BYTES} bytes.`);
