import type { ChatChunk } from '../chat/chat.ts';

/** One event of an AWS event stream before it is coded: `:event-type` and the JSON payload. */
export interface StreamEvent {
  readonly type: string;
  readonly payload: object;
}

/** Turns the pieces of a chat stream into the events of one Bedrock interface. */
export interface EventTranslator {
  /** @throws Refusal for a chunk that carries a failure */
  chunk(chunk: ChatChunk): readonly StreamEvent[];
  /** What closes the stream, whatever came before; `latencyMs` is our clock's. */
  end(latencyMs: number): readonly StreamEvent[];
}
