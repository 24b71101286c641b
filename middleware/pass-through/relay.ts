import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { ClientLeft } from '../http/body.ts';
import { endToEnd } from '../http/headers.ts';
import { type Ask, exchange, type Sink } from '../litellm/exchange.ts';
import { failureOf, reasonOf } from '../litellm/failure.ts';
import type { Upstreams } from '../litellm/upstreams.ts';
import { refuseAsOpenAi } from '../openai/refuse.ts';

export interface RelayOptions {
  readonly upstreams: Upstreams;
  readonly bodyLimitBytes: number;
}

/** LiteLLM says the same; one from anybody else would not be the one that is logged. */
const SET_HERE = new Set(['x-litellm-call-id']);

/**
 * Sends LiteLLM's answer to the client as it comes: status, headers, body. Nothing is held back: each piece goes on when it comes,
 * no faster than the reader takes it, and who leaves ends both sides.
 */
export class Relay implements Sink {
  protected readonly call: Call;
  protected readonly response: ServerResponse;
  private readonly bodyLimitBytes: number;

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
    response.once('close', () => {
      if (!response.writableFinished) going.abort(new ClientLeft());
    });
    response.on('drain', () => going.resume());
  }

  head(status: number, headers: readonly string[], statusText: string): void {
    this.call.head(status, headers);
    const kept = this.headersOut(status, endToEnd(headers, SET_HERE));
    kept.push('x-litellm-call-id', this.call.id);
    this.response.writeHead(status, statusText, kept);
    // The status of a stream is news of its own: its first piece may take long.
    if (!this.isWholeSoon(headers)) this.response.flushHeaders();
  }

  data(piece: Buffer): boolean {
    this.call.piece(piece.length);
    return this.response.write(piece);
  }

  end(): void {
    this.response.end();
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

  /** An answer of a stated length comes at once: its status may travel with it. */
  protected isWholeSoon(headers: readonly string[]): boolean {
    return headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'content-length');
  }
}
