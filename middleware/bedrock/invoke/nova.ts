import type { ChatBody } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { converseEvents } from '../converse/converse-events.ts';
import { readConverse } from '../converse/read-converse.ts';
import type { EventTranslator, StreamEvent } from '../event.ts';
import { countOf, documentOf, type Fields, fieldsOf, given, oneOf, onlyOf, optional } from './fields.ts';
import { chunkEvent, StreamTally } from './stream.ts';

const BODY = new Set(['schemaVersion', 'system', 'messages', 'inferenceConfig', 'toolConfig']);
const CONFIG = new Set([
  'maxTokens',
  'max_new_tokens',
  'temperature',
  'topP',
  'top_p',
  'topK',
  'top_k',
  'stopSequences',
  'reasoningConfig',
]);

/** Amazon Nova: Converse's own shape, with what only these models know in `inferenceConfig`. */
export function readNova(modelId: string, body: Fields, isStream: boolean): ChatBody {
  onlyOf(body, BODY, '', 'a body of Nova’s shape');
  optional(body, 'schemaVersion', '', (value, field) => oneOf(value, field, ['messages-v1']));
  const { system, messages, toolConfig } = body;
  const config = optional(body, 'inferenceConfig', '', readConfig);
  return readConverse(modelId, { system, messages, toolConfig, ...config }, isStream).chat;
}

/** In Converse's places. Nova's own examples write some names in two ways. */
function readConfig(value: unknown, at: string): Fields {
  const config = fieldsOf(value, at);
  onlyOf(config, CONFIG, at, 'inferenceConfig');
  return {
    inferenceConfig: given({
      maxTokens: eitherOf(config, at, 'maxTokens', 'max_new_tokens'),
      temperature: config['temperature'],
      topP: eitherOf(config, at, 'topP', 'top_p'),
      stopSequences: config['stopSequences'],
    }),
    additionalModelRequestFields: given({
      top_k: optional({ topK: eitherOf(config, at, 'topK', 'top_k') }, 'topK', at, topKOf),
      reasoningConfig: optional(config, 'reasoningConfig', at, documentOf),
    }),
  };
}

const topKOf = (value: unknown, field: string): number => countOf(value, field, 0);

function eitherOf(config: Fields, at: string, name: string, other: string): unknown {
  const both = [config[name], config[other]].filter((value) => value !== undefined && value !== null);
  if (both.length > 1)
    throw invalid(`${at}.${other}`, `${at}.${other} and ${at}.${name} are one setting: send one.`);
  return both[0];
}

/** Converse's events, each as one JSON object under its name; the last brings the metrics. */
export function novaEvents(): EventTranslator {
  const tally = new StreamTally();
  const inner = converseEvents();
  return {
    chunk: (chunk) => {
      tally.take(chunk);
      return inner.chunk(chunk).map((event) => chunkEvent(named(event)));
    },
    end: (latencyMs) => {
      const events = inner.end(latencyMs);
      const last = events.length - 1;
      return events.map((event, index) =>
        chunkEvent(index === last ? { ...named(event), ...tally.bedrockFields(latencyMs) } : named(event)),
      );
    },
  };
}

const named = ({ type, payload }: StreamEvent): object => ({ [type]: payload });
