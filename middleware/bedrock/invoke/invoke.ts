import type { ChatAnswer, ChatBody } from '../../chat/chat.ts';
import { converseAnswer } from '../converse/converse-answer.ts';
import type { EventTranslator } from '../event.ts';
import { anthropicAnswer } from './anthropic/answer.ts';
import { AnthropicEvents } from './anthropic/events.ts';
import { readAnthropic } from './anthropic/request.ts';
import { type Family, familyOf } from './family.ts';
import { type Fields, fieldsOf, type ReadBody } from './fields.ts';
import { guardrailOf } from './guardrail.ts';
import { llamaAnswer, llamaEvents, readLlama } from './llama/llama.ts';
import { mistralChatAnswer, MistralChatEvents } from './mistral/chat.ts';
import { readMistralChat } from './mistral/chat-request.ts';
import { mistralTextAnswer, mistralTextEvents, readMistralText } from './mistral/text.ts';
import { novaEvents, readNova } from './nova.ts';
import { readTitan, titanAnswer, titanEvents } from './titan.ts';

/** One call of InvokeModel or InvokeModelWithResponseStream, whichever model's shape it has. */
export interface InvokeCall {
  readonly chat: ChatBody;
  /** The whole answer in the shape of the request's family. @throws Refusal `bad_gateway` for an answer that cannot be put in it */
  answer(answer: ChatAnswer, latencyMs: number): object;
  /** A new translator for the stream of this call. */
  events(): EventTranslator;
}

/** One family: its requests, answers and streams. */
interface Shape {
  read(body: Fields): ReadBody;
  answer(answer: ChatAnswer, modelId: string, body: Fields): object;
  events(modelId: string): EventTranslator;
}

const SHAPES: Readonly<Record<Exclude<Family, 'nova'>, Shape>> = {
  anthropic: {
    read: readAnthropic,
    answer: anthropicAnswer,
    events: (modelId) => new AnthropicEvents(modelId),
  },
  titan: { read: readTitan, answer: titanAnswer, events: titanEvents },
  llama: { read: readLlama, answer: llamaAnswer, events: llamaEvents },
  'mistral-text': { read: readMistralText, answer: mistralTextAnswer, events: mistralTextEvents },
  'mistral-chat': { read: readMistralChat, answer: mistralChatAnswer, events: () => new MistralChatEvents() },
};

/**
 * Reads a request of InvokeModel.
 * @param modelId as in the address, decoded; it goes on as the chat's model
 * @throws Refusal `invalid` for what no model could be given, naming the field
 */
export function readInvoke(modelId: string, body: unknown, isStream: boolean): InvokeCall {
  const fields = fieldsOf(body, '');
  const family = familyOf(modelId, fields);
  if (family === 'nova')
    return {
      chat: readNova(modelId, fields, isStream),
      answer: (answer, latencyMs) => ({ ...converseAnswer(answer, latencyMs), ...guardrailOf(answer) }),
      events: novaEvents,
    };
  const shape = SHAPES[family];
  const read = shape.read(fields);
  return {
    chat: {
      ...read.fields,
      model: modelId,
      messages: read.messages,
      ...(isStream && { stream: true, stream_options: { include_usage: true } }),
    },
    answer: (answer) => ({ ...shape.answer(answer, modelId, fields), ...guardrailOf(answer) }),
    events: () => shape.events(modelId),
  };
}
