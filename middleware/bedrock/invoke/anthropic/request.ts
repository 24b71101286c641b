import { invalid } from '../../../refusal.ts';
import {
  countOf,
  documentOf,
  type Fields,
  fieldsOf,
  given,
  unitOf,
  oneOf,
  onlyOf,
  type ReadBody,
  optional,
  stringOf,
  stringsOf,
  wordOf,
} from '../fields.ts';
import { readMessages } from './messages.ts';
import { readTools } from './tools.ts';

const BODY = new Set([
  'anthropic_version',
  'anthropic_beta',
  'max_tokens',
  'messages',
  'system',
  'stop_sequences',
  'temperature',
  'top_p',
  'top_k',
  'tools',
  'tool_choice',
  'thinking',
  'metadata',
  'output_config',
]);
const THINKING = new Set(['type', 'budget_tokens', 'display']);
const METADATA = new Set(['user_id']);
const OUTPUT = new Set(['effort', 'format']);
const FORMAT = new Set(['type', 'schema']);

/** Anthropic's Messages as Bedrock takes them, as the messages and the other fields of a chat body. */
export function readAnthropic(body: Fields): ReadBody {
  onlyOf(body, BODY, '', 'a body of Anthropic’s shape');
  oneOf(body['anthropic_version'], 'anthropic_version', ['bedrock-2023-05-31']);
  return {
    messages: readMessages(body),
    fields: given({
      max_tokens: countOf(body['max_tokens'], 'max_tokens'),
      temperature: optional(body, 'temperature', '', unitOf),
      top_p: optional(body, 'top_p', '', unitOf),
      top_k: optional(body, 'top_k', '', (value, field) => countOf(value, field, 0)),
      stop: optional(body, 'stop_sequences', '', stringsOf),
      thinking: optional(body, 'thinking', '', readThinking),
      user: optional(body, 'metadata', '', readUser),
      extra_headers: optional(body, 'anthropic_beta', '', readBeta),
      ...readTools(body),
      ...optional(body, 'output_config', '', readOutput),
    }),
  };
}

function readThinking(value: unknown, at: string): Fields {
  const thinking = fieldsOf(value, at);
  onlyOf(thinking, THINKING, at, 'thinking');
  const type = oneOf(thinking['type'], `${at}.type`, ['enabled', 'disabled', 'adaptive']);
  const budget = optional(thinking, 'budget_tokens', at, countOf);
  if ((type === 'enabled') !== (budget !== undefined))
    throw invalid(
      `${at}.budget_tokens`,
      `${at}.budget_tokens goes with the type enabled, and with that only.`,
    );
  optional(thinking, 'display', at, wordOf);
  return thinking;
}

function readUser(value: unknown, at: string): string | undefined {
  const metadata = fieldsOf(value, at);
  onlyOf(metadata, METADATA, at, 'metadata');
  return optional(metadata, 'user_id', at, stringOf);
}

/** LiteLLM takes betas as the header that Anthropic has for them, and hands them on in the provider's way. */
function readBeta(value: unknown, at: string): Fields | undefined {
  const betas = stringsOf(value, at);
  const odd = betas.findIndex((beta) => !/^[\w.-]+$/.test(beta));
  if (odd !== -1) throw invalid(`${at}[${odd}]`, `${at}[${odd}] must be the name of a beta.`);
  return betas.length === 0 ? undefined : { 'anthropic-beta': betas.join(',') };
}

function readOutput(value: unknown, at: string): Fields {
  const output = fieldsOf(value, at);
  onlyOf(output, OUTPUT, at, 'output_config');
  const effort = optional(output, 'effort', at, wordOf);
  return {
    output_config: effort === undefined ? undefined : { effort },
    response_format: optional(output, 'format', at, readFormat),
  };
}

function readFormat(value: unknown, at: string): Fields {
  const format = fieldsOf(value, at);
  onlyOf(format, FORMAT, at, 'a format');
  oneOf(format['type'], `${at}.type`, ['json_schema']);
  const schema = documentOf(format['schema'], `${at}.schema`);
  return { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } };
}
