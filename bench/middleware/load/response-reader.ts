const CRLF = '\r\n';
const HEAD_END = '\r\n\r\n';

/** Puts the responses of one connection together, one at a time, and counts what came; of the body it keeps only what is asked for. */
export class ResponseReader {
  /** Of the response that `push` answered `true` for. */
  status = 0;
  /** Bytes of its body, without the marks between chunks. */
  bytes = 0;
  /** How many reads it took. */
  reads = 0;
  /** Its body, when `keepsBody`. */
  body = '';
  keepsBody = false;

  #rest: Buffer | undefined;
  #state: 'head' | 'sized' | 'chunk-size' | 'chunk' | 'chunk-end' | 'last-line' = 'head';
  /** Bytes that the body or the chunk still lacks. */
  #left = 0;

  /** Takes the next bytes, which the caller may overwrite afterwards; true when they end a response. */
  push(piece: Buffer): boolean {
    if (this.#state === 'head' && this.#rest === undefined) this.#begin();
    this.reads += 1;
    const data = this.#rest ? Buffer.concat([this.#rest, piece]) : piece;
    this.#rest = undefined;
    let at = 0;
    for (;;) {
      if (this.#state === 'sized' || this.#state === 'chunk') {
        const part = Math.min(this.#left, data.length - at);
        if (this.keepsBody) this.body += data.toString('latin1', at, at + part);
        this.bytes += part;
        this.#left -= part;
        at += part;
        if (this.#left > 0) return false;
        if (this.#state === 'sized') return this.#end();
        this.#state = 'chunk-end';
      }
      const mark = this.#state === 'head' ? HEAD_END : CRLF;
      const end = data.indexOf(mark, at);
      if (end === -1) {
        if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
        return false;
      }
      if (this.#state === 'head') this.#readHead(data.toString('latin1', at, end));
      else if (this.#state === 'chunk-end') this.#state = 'chunk-size';
      else if (this.#state === 'last-line') return this.#end();
      else this.#readSize(data.toString('latin1', at, end));
      at = end + mark.length;
    }
  }

  #begin(): void {
    this.bytes = 0;
    this.reads = 0;
    this.body = '';
  }

  #end(): true {
    this.#state = 'head';
    return true;
  }

  #readHead(head: string): void {
    this.status = Number(head.slice(9, 12));
    // A provisional answer; the real one follows.
    if (this.status < 200) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length !== undefined) {
      this.#state = 'sized';
      this.#left = Number(length);
    } else if (/\r\ntransfer-encoding: *chunked/i.test(head)) this.#state = 'chunk-size';
    else throw new Error(`An answer without a length: "${head}".`);
  }

  #readSize(line: string): void {
    this.#left = Number.parseInt(line, 16);
    if (!Number.isSafeInteger(this.#left)) throw new Error(`Not the size of a chunk: "${line}".`);
    this.#state = this.#left === 0 ? 'last-line' : 'chunk';
  }
}
