import type { ChatBody, ChatMessage } from '../chat/chat.ts';
import type { FilledPrompt } from './prompts.ts';

export type ConverseBody = Readonly<Record<string, unknown>>;

/**
 * A Converse request with its prompt in it: the prompt's messages, then the request's, as Bedrock has it. Where both speak, the request
 * wins: each field of `inferenceConfig` and of `additionalModelRequestFields`, and `system` and `toolConfig` as wholes. (Bedrock refuses
 * requests with any of these four.) An empty `system` says nothing.
 * What has not the shape that Converse asks for stays as it is, for the reader of Converse to refuse.
 * @param body parsed JSON; not changed
 * @returns the same without `promptVariables`, which are used up
 */
export function withPrompt(body: ConverseBody, { converse }: FilledPrompt): ConverseBody {
  const { promptVariables: _, messages, system, ...rest } = body;
  const fields = given(rest);
  const { inferenceConfig, additionalModelRequestFields } = fields;
  const settings = isRecord(inferenceConfig) ? given(inferenceConfig) : inferenceConfig;
  return {
    ...converse,
    ...fields,
    ...merged('inferenceConfig', converse.inferenceConfig, settings),
    ...merged(
      'additionalModelRequestFields',
      converse.additionalModelRequestFields,
      additionalModelRequestFields,
    ),
    ...(!isEmpty(system) && { system }),
    messages: isEmpty(messages) ? converse.messages : appended(converse.messages, messages),
  };
}

/**
 * The same for OpenAI's interface.
 * @param request the client's own; its `model` is the prompt's ARN
 * @param prompt the prompt's `converse`, read as a Converse request, with the prompt's own model
 * @returns the prompt's messages, then the request's: with none, as in the first call, the prompt is all that is said, and with some, the
 * conversation goes on. At the head stand the request's system messages, or, when it begins with none, the prompt's. Every other
 * field is the request's where it has one; `null` is none.
 */
export function chatWithPrompt(request: ChatBody, prompt: ChatBody): ChatBody {
  const { promptVariables: _, messages, ...rest } = request;
  const fields = given(rest);
  const [itsSystem, itsMessages] = atSystemsEnd(messages);
  const [promptSystem, promptMessages] = atSystemsEnd(prompt.messages);
  return {
    ...withoutRivals(prompt, fields),
    ...fields,
    model: prompt.model,
    messages: [...(itsSystem.length > 0 ? itsSystem : promptSystem), ...promptMessages, ...itsMessages],
  };
}

/** The system messages at the head, and the rest, in which more may stand: those belong where they are. */
function atSystemsEnd(
  messages: readonly ChatMessage[],
): readonly [readonly ChatMessage[], readonly ChatMessage[]] {
  const first = messages.findIndex(({ role }) => role !== 'system' && role !== 'developer');
  const end = first === -1 ? messages.length : first;
  return [messages.slice(0, end), messages.slice(end)];
}

/** Fields that say the same, or that mean nothing without the other: the request's one takes the prompt's others away. */
const RIVALS: Readonly<Record<string, readonly string[]>> = {
  max_tokens: ['max_completion_tokens'],
  max_completion_tokens: ['max_tokens'],
  tools: ['tool_choice', 'parallel_tool_calls'],
};

function withoutRivals(prompt: ChatBody, fields: ConverseBody): ConverseBody {
  const beaten = new Set(Object.keys(RIVALS).flatMap((name) => (name in fields ? (RIVALS[name] ?? []) : [])));
  return Object.fromEntries(Object.entries(prompt).filter(([name]) => !beaten.has(name)));
}

const isRecord = (value: unknown): value is ConverseBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** Without fields that are null: AWS's and OpenAI's interfaces both take them as absent. */
const given = (fields: ConverseBody): ConverseBody =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

const appended = (head: readonly object[], rest: unknown): unknown =>
  Array.isArray(rest) ? [...head, ...(rest as readonly unknown[])] : rest;

function merged(name: string, prompts: object | undefined, requests: unknown): ConverseBody {
  if (requests === undefined) return prompts ? { [name]: prompts } : {};
  return { [name]: isRecord(requests) ? { ...prompts, ...requests } : requests };
}
