import type { ChatChunk, ChatUsage, FinishReason } from '../../chat/chat.ts';
import { refusalOfChunk } from '../error.ts';
import type { EventTranslator, StreamEvent } from '../event.ts';
import type { Fields } from './fields.ts';
import { guardrailFields, guardrailTrace } from './guardrail.ts';
import { type Metrics, metricsOf } from './usage.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;

interface BedrockFields extends Fields {
  readonly 'amazon-bedrock-invocationMetrics': Metrics;
}

const NOTHING: Delta = {};

/** InvokeModel's streams know one event, whose bytes are the model's own JSON. */
export const chunkEvent = (payload: object): StreamEvent => ({
  type: 'chunk',
  payload: { bytes: Buffer.from(JSON.stringify(payload)).toString('base64') },
});

/** What a stream has said so far beside its pieces: how it ended, what it cost, when it began. */
export class StreamTally {
  finishReason: FinishReason | undefined;
  usage: ChatUsage | undefined;
  #firstAtMs: number | undefined;
  #trace: Fields | undefined;

  /** The first choice's piece. @throws Refusal for a chunk that carries a failure */
  take(chunk: ChatChunk): Delta {
    if (chunk.error) throw refusalOfChunk(chunk.error);
    this.#firstAtMs ??= performance.now();
    if (chunk.usage) this.usage = chunk.usage;
    this.#trace ??= guardrailTrace(chunk);
    const choice = chunk.choices?.[0];
    if (choice?.finish_reason) this.finishReason = choice.finish_reason;
    return choice?.delta ?? NOTHING;
  }

  /** What Bedrock adds to the last event of a stream: metrics, and a guardrail's verdict. */
  bedrockFields(latencyMs: number): BedrockFields {
    const sinceFirstMs = this.#firstAtMs === undefined ? 0 : performance.now() - this.#firstAtMs;
    return {
      ...guardrailFields(this.#trace, this.finishReason),
      'amazon-bedrock-invocationMetrics': metricsOf(this.usage, latencyMs, latencyMs - sinceFirstMs),
    };
  }
}

/** The events of a family whose answers are only text. */
export function textEvents(
  pieceOf: (text: string) => object,
  lastOf: (tally: StreamTally) => object,
): EventTranslator {
  const tally = new StreamTally();
  return {
    chunk: (chunk) => {
      const { content } = tally.take(chunk);
      return content ? [chunkEvent(pieceOf(content))] : [];
    },
    end: (latencyMs) => [chunkEvent({ ...lastOf(tally), ...tally.bedrockFields(latencyMs) })],
  };
}
