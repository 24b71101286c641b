import type { ChatAnswer } from '../../../chat/chat.ts';
import type { EventTranslator } from '../../event.ts';
import { firstChoice, textOf } from '../answer.ts';
import { type Fields, onlyOf, type ReadBody, wordOf } from '../fields.ts';
import { messagesOfInst } from '../inst-template.ts';
import { textEvents } from '../stream.ts';
import { readSampling, SAMPLING } from './sampling.ts';

const BODY = new Set(['prompt', ...SAMPLING]);

/** Mistral's text completion: a prompt in the model's own template, or plain. */
export function readMistralText(body: Fields): ReadBody {
  onlyOf(body, BODY, '', 'a body of Mistral’s text shape');
  const prompt = wordOf(body['prompt'], 'prompt');
  return {
    messages: messagesOfInst(prompt) ?? [{ role: 'user', content: prompt }],
    fields: readSampling(body),
  };
}

export function mistralTextAnswer(answer: ChatAnswer): object {
  const { message, finishReason } = firstChoice(answer);
  return { outputs: [{ text: textOf(message), stop_reason: finishReason }] };
}

export const mistralTextEvents = (): EventTranslator =>
  textEvents(
    (text) => ({ outputs: [{ text, stop_reason: null }] }),
    ({ finishReason }) => ({ outputs: [{ text: '', stop_reason: finishReason ?? 'stop' }] }),
  );
