import type { ChatAnswer } from '../../../chat/chat.ts';
import type { EventTranslator } from '../../event.ts';
import { firstChoice, textOf } from '../answer.ts';
import {
  countOf,
  type Fields,
  given,
  unitOf,
  onlyOf,
  type ReadBody,
  optional,
  stringsOf,
  wordOf,
} from '../fields.ts';
import { textEvents } from '../stream.ts';
import { promptTokensOf } from '../usage.ts';
import { withImages } from './images.ts';
import { messagesOfLlama } from './template.ts';

const BODY = new Set(['prompt', 'max_gen_len', 'temperature', 'top_p', 'images']);

/** Meta's Llama: a prompt in the model's own template, or plain, and images for the models that see. */
export function readLlama(body: Fields): ReadBody {
  onlyOf(body, BODY, '', 'a body of Llama’s shape');
  const messages = messagesOfLlama(wordOf(body['prompt'], 'prompt'));
  const images = optional(body, 'images', '', stringsOf) ?? [];
  return {
    messages: withImages(messages, images),
    fields: given({
      max_tokens: optional(body, 'max_gen_len', '', (value, field) => countOf(value, field)),
      temperature: optional(body, 'temperature', '', unitOf),
      top_p: optional(body, 'top_p', '', unitOf),
    }),
  };
}

export function llamaAnswer(answer: ChatAnswer): object {
  const { message, finishReason } = firstChoice(answer);
  return {
    generation: textOf(message),
    prompt_token_count: promptTokensOf(answer.usage),
    generation_token_count: answer.usage?.completion_tokens ?? 0,
    stop_reason: finishReason,
  };
}

const UNKNOWN_YET = { prompt_token_count: null, generation_token_count: null, stop_reason: null };

export const llamaEvents = (): EventTranslator =>
  textEvents(
    (generation) => ({ generation, ...UNKNOWN_YET }),
    ({ finishReason, usage }) => ({
      generation: '',
      prompt_token_count: promptTokensOf(usage),
      generation_token_count: usage?.completion_tokens ?? 0,
      stop_reason: finishReason ?? 'stop',
    }),
  );
