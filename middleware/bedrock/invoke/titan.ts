import type { ChatAnswer } from '../../chat/chat.ts';
import type { EventTranslator } from '../event.ts';
import { firstChoice, textOf } from './answer.ts';
import {
  countOf,
  type Fields,
  fieldsOf,
  given,
  unitOf,
  onlyOf,
  type ReadBody,
  optional,
  stringsOf,
  wordOf,
} from './fields.ts';
import { textEvents } from './stream.ts';
import { promptTokensOf } from './usage.ts';

const BODY = new Set(['inputText', 'textGenerationConfig']);
const CONFIG = new Set(['maxTokenCount', 'temperature', 'topP', 'stopSequences']);

/** Amazon Titan's text models: one text in, one text out. */
export function readTitan(body: Fields): ReadBody {
  onlyOf(body, BODY, '', 'a body of Titan’s shape');
  return {
    messages: [{ role: 'user', content: wordOf(body['inputText'], 'inputText') }],
    fields: given(optional(body, 'textGenerationConfig', '', readConfig) ?? {}),
  };
}

function readConfig(value: unknown, at: string): Fields {
  const config = fieldsOf(value, at);
  onlyOf(config, CONFIG, at, 'textGenerationConfig');
  const stop = optional(config, 'stopSequences', at, stringsOf);
  return {
    max_tokens: optional(config, 'maxTokenCount', at, (count, field) => countOf(count, field)),
    temperature: optional(config, 'temperature', at, unitOf),
    top_p: optional(config, 'topP', at, unitOf),
    // Titan's examples send an empty list, which other providers refuse.
    stop: stop?.length === 0 ? undefined : stop,
  };
}

const REASONS: Readonly<Record<string, string>> = {
  length: 'LENGTH',
  content_filter: 'CONTENT_FILTERED',
  stop_sequence: 'STOP_CRITERIA_MET',
};

const reasonOf = (finish: string | undefined): string => REASONS[finish ?? 'stop'] ?? 'FINISH';

export function titanAnswer(answer: ChatAnswer): object {
  const { message, finishReason, nativeReason } = firstChoice(answer);
  return {
    inputTextTokenCount: promptTokensOf(answer.usage),
    results: [
      {
        tokenCount: answer.usage?.completion_tokens ?? 0,
        outputText: textOf(message),
        completionReason: reasonOf(nativeReason === 'stop_sequence' ? nativeReason : finishReason),
      },
    ],
  };
}

const UNKNOWN_YET = { totalOutputTextTokenCount: null, completionReason: null, inputTextTokenCount: null };

export const titanEvents = (): EventTranslator =>
  textEvents(
    (outputText) => ({ outputText, index: 0, ...UNKNOWN_YET }),
    ({ finishReason, usage }) => ({
      outputText: '',
      index: 0,
      totalOutputTextTokenCount: usage?.completion_tokens ?? 0,
      completionReason: reasonOf(finishReason),
      inputTextTokenCount: promptTokensOf(usage),
    }),
  );
