import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { ClientLeft, joined } from '../http/body.ts';
import { endToEnd, headerOf, leavingOut } from '../http/headers.ts';
import { type Ask, exchange, type Exchange, type Sink } from '../litellm/exchange.ts';
import { failureOf, reasonOf } from '../litellm/failure.ts';
import type { Upstreams } from '../litellm/upstreams.ts';
import { refuseAsOpenAi } from '../openai/refuse.ts';

export interface RelayOptions {
  readonly upstreams: Upstreams;
  readonly bodyLimitBytes: number;
}

/** An answer of a stated length up to here comes at once, and goes on as one write with its head: two cost a tenth of all. */
const SHORT_BYTES = 16 * 1024;

interface ShortAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: string[];
  readonly pieces: Buffer[];
}

/** LiteLLM says the same; one from anybody else would not be the one that is logged. */
const SET_HERE = leavingOut(['x-litellm-call-id']);

/**
 * Sends LiteLLM's answer to the client as it comes: status, headers, body. No stream is held back: each piece goes on when it comes,
 * no faster than the reader takes it, and who leaves ends both sides.
 */
export class Relay implements Sink {
  protected readonly call: Call;
  protected readonly response: ServerResponse;
  private readonly bodyLimitBytes: number;
  private short: ShortAnswer | undefined;
  private going: Exchange | undefined;

  constructor(call: Call, response: ServerResponse, { bodyLimitBytes }: RelayOptions) {
    this.call = call;
    this.response = response;
    this.bodyLimitBytes = bodyLimitBytes;
  }

  /** Asks LiteLLM; the rest follows by itself. */
  start(upstreams: Upstreams, ask: Ask): void {
    const { response } = this;
    if (response.destroyed) return;
    const going = exchange(upstreams, ask, this);
    this.going = going;
    response.on('close', () => {
      if (!response.writableFinished) going.abort(new ClientLeft());
    });
  }

  head(status: number, headers: readonly string[], statusText: string): void {
    this.call.head(status, headers);
    const kept = this.headersOut(status, endToEnd(headers, SET_HERE));
    kept.push('x-litellm-call-id', this.call.id);
    const length = headerOf(kept, 'content-length');
    if (length !== undefined && Number(length) <= SHORT_BYTES) {
      this.short = { status, statusText, headers: kept, pieces: [] };
      return;
    }
    this.response.writeHead(status, statusText, kept);
    // The status of a stream is news of its own: its first piece may take long.
    if (length === undefined) this.response.flushHeaders();
  }

  data(piece: Buffer): boolean {
    this.call.piece(piece.length);
    return this.write(piece);
  }

  end(): void {
    const { short, response } = this;
    if (short) {
      response.writeHead(short.status, short.statusText, short.headers);
      // One byte a character: as text Node writes it together with its head.
      response.end(joined(short.pieces).toString('latin1'), 'latin1');
    } else response.end();
  }

  failed(error: Error): void {
    const { call, response } = this;
    if (response.destroyed || error instanceof ClientLeft) return;
    call.brokeWith = reasonOf(error);
    // Half an answer cannot be taken back: cutting it off is how the client learns.
    if (response.headersSent) response.destroy();
    else {
      call.refuse(response, call.brokeWith);
      refuseAsOpenAi(response, failureOf(error, this.bodyLimitBytes));
    }
  }

  /** The headers that go to the client: LiteLLM's own. */
  protected headersOut(_status: number, headers: string[]): string[] {
    return headers;
  }

  /** @returns false when the client reads more slowly than LiteLLM writes */
  protected write(bytes: Buffer): boolean {
    const { short, response } = this;
    if (short) {
      short.pieces.push(bytes);
      return true;
    }
    const goesOn = response.write(bytes);
    if (!goesOn && response.listenerCount('drain') === 0) response.once('drain', () => this.going?.resume());
    return goesOn;
  }
}
