import type { Dispatcher } from 'undici';
import { asText } from '../http/headers.ts';
import type { Lease, Upstreams } from './upstreams.ts';

/** What is asked of LiteLLM. */
export interface Ask {
  readonly method: string;
  /** With its query, beginning with a slash. */
  readonly path: string;
  /** Name, value, name, value, … */
  readonly headers: readonly string[];
  readonly body: Dispatcher.DispatchOptions['body'];
}

/** What hears LiteLLM's answer, in this order; `failed` may come at any time and is the last. */
export interface Sink {
  /** `headers` as name, value, name, value, …, those of the connection still among them. */
  head(status: number, headers: readonly string[], statusText: string): void;
  /** False asks LiteLLM to wait until `resume`. */
  data(piece: Buffer): boolean;
  end(): void;
  failed(error: Error): void;
}

/** One request to LiteLLM under way. */
export interface Exchange {
  resume(): void;
  /** Ends it on LiteLLM's side too; the sink hears nothing more but `failed`. */
  abort(reason: Error): void;
}

/** Sends one request over a pooled connection. What the sink throws ends the exchange, and it hears that as `failed`. */
export function exchange(upstreams: Upstreams, ask: Ask, sink: Sink): Exchange {
  const lease = upstreams.lease();
  const relay = new Relay(lease, sink);
  lease.pool.dispatch(
    {
      path: lease.basePath + ask.path,
      method: ask.method,
      headers: ask.headers as string[],
      body: ask.body ?? null,
    },
    relay,
  );
  return relay;
}

class Relay implements Exchange, Dispatcher.DispatchHandler {
  private readonly lease: Lease;
  private readonly sink: Sink;
  private controller: Dispatcher.DispatchController | undefined;
  private aborted: Error | undefined;

  constructor(lease: Lease, sink: Sink) {
    this.lease = lease;
    this.sink = sink;
  }

  resume(): void {
    this.controller?.resume();
  }

  abort(reason: Error): void {
    this.aborted ??= reason;
    this.controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.aborted) controller.abort(this.aborted);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    statusText?: string,
  ): void {
    // 100 Continue was answered on our side; other provisional answers are not worth a stall.
    if (status < 200) return;
    const { rawHeaders } = controller;
    this.sink.head(status, asText(Array.isArray(rawHeaders) ? rawHeaders : []), statusText ?? '');
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (!this.sink.data(piece)) controller.pause();
  }

  onResponseEnd(): void {
    this.lease.release();
    this.sink.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.lease.release();
    this.sink.failed(error);
  }
}
