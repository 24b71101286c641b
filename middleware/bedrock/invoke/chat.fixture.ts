import type { ChatAnswer, ChatChunk, ChatMessage } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import type { EventTranslator, StreamEvent } from '../event.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;

export const USAGE = { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 };

/** A whole answer as LiteLLM gives it. */
export const answerOf = (
  message: Partial<ChatMessage>,
  finish_reason = 'stop',
  rest: object = {},
): ChatAnswer => ({
  id: 'chatcmpl-1',
  model: 'some-model',
  choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason }],
  usage: USAGE,
  ...rest,
});

export const piece = (delta: Delta, finish_reason: string | null = null): ChatChunk => ({
  id: 'chatcmpl-1',
  model: 'some-model',
  choices: [{ index: 0, delta, finish_reason }],
});

/** A stream as LiteLLM sends it: the role, the pieces, the reason, the usage. */
export const streamOf = (deltas: readonly Delta[], finish = 'stop'): readonly ChatChunk[] => [
  piece({ role: 'assistant', content: '' }),
  ...deltas.map((delta) => piece(delta)),
  piece({}, finish),
  { id: 'chatcmpl-1', model: 'some-model', choices: [], usage: USAGE },
];

/** The model's own JSON in an event. */
export function jsonOf({ type, payload }: StreamEvent): Record<string, unknown> {
  if (type !== 'chunk' || !('bytes' in payload) || typeof payload.bytes !== 'string')
    throw new Error(`An event of the type ${type} is none of InvokeModel's.`);
  return JSON.parse(Buffer.from(payload.bytes, 'base64').toString('utf8')) as Record<string, unknown>;
}

/** All that a stream becomes. */
export const eventsOf = (
  translator: EventTranslator,
  chunks: readonly ChatChunk[],
): readonly Record<string, unknown>[] =>
  [...chunks.flatMap((chunk) => translator.chunk(chunk)), ...translator.end(80)].map(jsonOf);

/** The field that a request is refused for; fails when it is not. */
export function refusedField(ask: () => unknown): string | undefined {
  try {
    ask();
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return error.field;
    throw error;
  }
  throw new Error('It was not refused.');
}
