/** One whole request as the backend needs it. */
export interface WholeRequest {
  /** `POST /v1/chat/completions`. */
  readonly target: string;
  readonly body: Buffer;
}

const HEAD_END = '\r\n\r\n';

/** Puts the requests of one connection together: headers to their end, then as many bytes as `content-length` says. */
export class RequestReader {
  #rest: Buffer[] = [];
  #held = 0;
  /** Bytes that the request under way needs, head and body; 0 while its head has not come. */
  #needed = 0;
  #bodyAt = 0;
  #target = '';

  /** Takes the next bytes; answers a request once it is whole. A client that waits for its answer sends no two at once. */
  push(piece: Buffer): WholeRequest | undefined {
    this.#rest.push(piece);
    this.#held += piece.length;
    if (this.#needed === 0 && !this.#readHead()) return undefined;
    if (this.#held < this.#needed) return undefined;
    const whole = this.#joined();
    this.#rest = [];
    this.#held = 0;
    const body = whole.subarray(this.#bodyAt, this.#needed);
    this.#needed = 0;
    return { target: this.#target, body };
  }

  #joined(): Buffer {
    const [first] = this.#rest;
    return first && this.#rest.length === 1 ? first : Buffer.concat(this.#rest);
  }

  #readHead(): boolean {
    const data = this.#joined();
    this.#rest = [data];
    const end = data.indexOf(HEAD_END);
    if (end === -1) return false;
    const head = data.toString('latin1', 0, end);
    this.#target = head.slice(0, head.indexOf(' HTTP/'));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined && /\r\ntransfer-encoding:/i.test(head))
      throw new Error('The backend of the bench reads bodies of a stated length only.');
    this.#bodyAt = end + HEAD_END.length;
    this.#needed = this.#bodyAt + Number(length ?? 0);
    return true;
  }
}
