import type { Readable } from 'node:stream';

/** What is asked of LiteLLM. */
export interface Ask {
  readonly method: string;
  /** With its query, beginning with a slash. */
  readonly path: string;
  /** Name, value, name, value, …; `host` and the body's length are added where they are not among them. */
  readonly headers: readonly string[];
  /** Text goes out as UTF-8, pieces one behind the other without being copied together. A stream goes out by the `content-length` among the headers, in chunks without one. */
  readonly body: Buffer | string | readonly Buffer[] | Readable | null;
}

/** What hears LiteLLM's answer, in this order; `failed` may come at any time and is the last. Nothing is heard before `exchange` returned. */
export interface Sink {
  /** `headers` as name, value, name, value, …, those of the connection still among them. */
  head(status: number, headers: readonly string[], statusText: string): void;
  /** The piece is the sink's own. False asks LiteLLM to wait until `resume`; what has been read already still comes, at most 64 KiB. */
  data(piece: Buffer): boolean;
  /** Of a short answer in the same turn as `head`, so that all of it can be sent on at once. */
  end(): void;
  failed(error: Error): void;
}

/** One request to LiteLLM under way. */
export interface Exchange {
  resume(): void;
  /** Ends it on LiteLLM's side too; the sink hears nothing more but `failed`, at once. */
  abort(reason: Error): void;
}
