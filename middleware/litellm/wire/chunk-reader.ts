import { badAnswer } from './wire-error.ts';

/** Gets part of the bytes that are read, from `start` to before `end`; false when nobody wants more. */
export type OnPart = (bytes: Buffer, start: number, end: number) => boolean;

type State =
  | 'size'
  | 'extension'
  | 'size end'
  | 'data'
  | 'data end'
  | 'data end 2'
  | 'trailer'
  | 'in trailer'
  | 'trailer end'
  | 'end'
  | 'done';

const CR = 0x0d;
const LF = 0x0a;
/** 2^52 bytes; all digits count, zeros too. */
const MAX_DIGITS = 13;
/** What may stand behind the size of a chunk; nobody uses it. */
const MAX_EXTENSION = 4 * 1024;
const MAX_TRAILERS = 64 * 1024;

/** The value of a hexadecimal digit's code, or -1. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

/** Reads a body in chunks (RFC 9112 section 7.1), however its bytes are cut. Extensions and trailers are skipped. */
export class ChunkReader {
  private state: State = 'done';
  /** Of the chunk that is read: its size so far, then what is left of it. */
  private size = 0;
  /** Digits of the size, or bytes that carry nothing. */
  private count = 0;

  get isDone(): boolean {
    return this.state === 'done';
  }

  begin(): void {
    this.state = 'size';
    this.size = 0;
    this.count = 0;
  }

  /**
   * Reads on from `at`. @returns where it stopped: behind the body's end, or at the end of the bytes
   * @throws WireError LITELLM_BAD_ANSWER
   */
  read(bytes: Buffer, at: number, onPart: OnPart): number {
    let next = at;
    while (next < bytes.length && this.state !== 'done') {
      if (this.state === 'data') {
        const end = Math.min(next + this.size, bytes.length);
        this.size -= end - next;
        if (this.size === 0) this.state = 'data end';
        if (!onPart(bytes, next, end)) return bytes.length;
        next = end;
      } else {
        this.step(bytes[next] ?? 0);
        next += 1;
      }
    }
    return next;
  }

  private step(code: number): void {
    switch (this.state) {
      case 'size':
        this.inSize(code);
        break;
      case 'extension':
        this.skip(code, 'size end', MAX_EXTENSION);
        break;
      case 'size end':
        this.expect(code, LF, this.size === 0 ? 'trailer' : 'data');
        this.count = 0;
        break;
      case 'data end':
        this.expect(code, CR, 'data end 2');
        break;
      case 'data end 2':
        this.expect(code, LF, 'size');
        break;
      case 'trailer':
        if (code === CR) this.state = 'end';
        else {
          this.state = 'in trailer';
          this.skip(code, 'trailer end', MAX_TRAILERS);
        }
        break;
      case 'in trailer':
        this.skip(code, 'trailer end', MAX_TRAILERS);
        break;
      case 'trailer end':
        this.expect(code, LF, 'trailer');
        break;
      case 'end':
        this.expect(code, LF, 'done');
        break;
      case 'data':
      case 'done':
    }
  }

  private inSize(code: number): void {
    const digit = digitOf(code);
    if (digit >= 0) {
      this.count += 1;
      if (this.count > MAX_DIGITS) throw badAnswer('A chunk of the answer is too large.');
      this.size = this.size * 16 + digit;
      return;
    }
    if (this.count === 0) throw badAnswer('A chunk of the answer has no size.');
    this.count = 0;
    if (code === CR) this.state = 'size end';
    // Blanks before the semicolon are old and bad, and still written by some.
    else if (code === 0x3b || code === 0x20 || code === 0x09) this.state = 'extension';
    else throw badAnswer('The size of a chunk of the answer is none.');
  }

  /** Up to the end of the line. */
  private skip(code: number, then: State, most: number): void {
    this.count += 1;
    if (code === CR) this.state = then;
    else if (code === LF || this.count > most) throw badAnswer('A line between the answer’s chunks is none.');
  }

  private expect(code: number, wanted: number, then: State): void {
    if (code !== wanted) throw badAnswer('A chunk of the answer does not end where it says.');
    this.state = then;
  }
}
