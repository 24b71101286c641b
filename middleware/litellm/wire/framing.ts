import { badAnswer } from './wire-error.ts';

/** How an answer's body ends: after so many bytes, with its last chunk, or with the connection. */
export type BodyEnd = number | 'chunked' | 'close';

const DIGITS = /^\d{1,15}$/;
/** Between what a server says it keeps an idle connection and when we let go of it. */
const MARGIN_MS = 1_000;

/**
 * Gathers from an answer's headers how its body ends and whether the connection may serve another request. What could be read in two
 * ways is refused, as RFC 9112 section 6.3 wants it: whoever sits in between may have read it the other way.
 */
export class Framing {
  /** How long the server keeps the connection, less a margin; from `Keep-Alive: timeout=5`. */
  idleMs = Number.POSITIVE_INFINITY;
  private length: number | undefined;
  private isChunked = false;
  private saysClose = false;
  private saysKeepAlive = false;

  /** @throws WireError LITELLM_BAD_ANSWER */
  note(name: string, value: string): void {
    // By length first: nearly all headers are none of these.
    switch (name.length) {
      case 10:
        this.noteConnection(name.toLowerCase(), value);
        break;
      case 14:
        if (name.toLowerCase() === 'content-length') this.noteLength(value);
        break;
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') this.noteEncoding(value);
        break;
      default:
    }
  }

  /** @throws WireError LITELLM_BAD_ANSWER */
  bodyEnd(method: string, status: number, isOld: boolean): BodyEnd {
    if (this.isChunked && (this.length !== undefined || isOld))
      throw badAnswer('The answer says in two ways how long it is.');
    if (method === 'HEAD' || status === 204 || status === 304) return 0;
    if (this.isChunked) return 'chunked';
    return this.length ?? 'close';
  }

  /** Whether the server will read another request after this answer. @param isOld HTTP/1.0 */
  isKept(isOld: boolean): boolean {
    return !this.saysClose && (!isOld || this.saysKeepAlive);
  }

  private noteConnection(name: string, value: string): void {
    if (name === 'connection') {
      for (const part of value.toLowerCase().split(',')) {
        if (part.trim() === 'close') this.saysClose = true;
        if (part.trim() === 'keep-alive') this.saysKeepAlive = true;
      }
    } else if (name === 'keep-alive') {
      const seconds = /(?:^|[,\s])timeout=(\d{1,9})/i.exec(value)?.[1];
      if (seconds !== undefined) this.idleMs = Number(seconds) * 1_000 - MARGIN_MS;
    }
  }

  private noteLength(value: string): void {
    if (this.length !== undefined || !DIGITS.test(value))
      throw badAnswer('The answer’s content-length is none, or there are two.');
    this.length = Number(value);
  }

  /** Any other coding we would have to undo, as it belongs to the connection; we asked for none. */
  private noteEncoding(value: string): void {
    if (this.isChunked || value.toLowerCase() !== 'chunked')
      throw badAnswer('The answer’s transfer-encoding is not "chunked".');
    this.isChunked = true;
  }
}
