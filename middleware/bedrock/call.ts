import type { Call } from '../calls/call.ts';
import type { ChatAnswer, ChatBody } from '../chat/chat.ts';
import type { Gateway } from '../gateway.ts';
import type { Leaving } from '../http/leaving.ts';
import { readPromptAddress } from '../prompts/prompt-address.ts';
import { readPromptVariables } from '../prompts/prompt-variables.ts';
import type { FilledPrompt, PromptAddress } from '../prompts/prompts.ts';
import { type ConverseBody, withPrompt } from '../prompts/with-prompt.ts';
import { invalid } from '../refusal.ts';
import { converseAnswer } from './converse/converse-answer.ts';
import { converseEvents } from './converse/converse-events.ts';
import { type ConverseCall, readConverse } from './converse/read-converse.ts';
import type { EventTranslator } from './event.ts';
import { invokeHeaders } from './invoke/headers.ts';
import { readInvoke } from './invoke/invoke.ts';
import { metricHeaders } from './invoke/usage.ts';
import type { BedrockTarget } from './target.ts';

/** A call of Bedrock's runtime in OpenAI's terms, and the way back. */
export interface BedrockCall {
  readonly chat: ChatBody;
  readonly sessionId: string | undefined;
  readonly enableHistory: boolean;
  readonly isStream: boolean;
  answer(answer: ChatAnswer, latencyMs: number): object;
  /** Headers of the whole answer that tell of it; none in Converse. */
  headers?(answer: ChatAnswer, latencyMs: number): Readonly<Record<string, string>>;
  events(): EventTranslator;
}

export async function readCall(
  { modelId, action }: BedrockTarget,
  parsed: unknown,
  call: Call,
  leaving: Leaving,
  gateway: Gateway,
): Promise<BedrockCall> {
  const { headers } = call.request;
  const isStream = action === 'converse-stream' || action === 'invoke-with-response-stream';
  if (action === 'converse' || action === 'converse-stream')
    return converse(modelId, parsed, isStream, (address, given) =>
      fill(address, given, call, leaving, gateway),
    );
  if (readPromptAddress(modelId))
    throw invalid('modelId', 'Managed prompts are run through Converse, not through InvokeModel.');
  const invoke = readInvoke(modelId, parsed, isStream);
  return {
    chat: { ...invoke.chat, ...invokeHeaders(headers) },
    sessionId: undefined,
    enableHistory: false,
    isStream,
    answer: (answer, latencyMs) => invoke.answer(answer, latencyMs),
    headers: metricHeaders,
    events: () => invoke.events(),
  };
}

type Fill = (address: PromptAddress, body: ConverseBody) => Promise<FilledPrompt>;

async function converse(
  modelId: string,
  body: unknown,
  isStream: boolean,
  fillPrompt: Fill,
): Promise<BedrockCall> {
  const call = await readWithPrompt(modelId, body, isStream, fillPrompt);
  const { responsePaths } = call;
  return {
    chat: call.chat,
    sessionId: call.sessionId,
    enableHistory: call.enableHistory,
    isStream,
    answer: (answer, latencyMs) => converseAnswer(answer, latencyMs, { responsePaths }),
    events: converseEvents,
  };
}

async function readWithPrompt(
  modelId: string,
  body: unknown,
  isStream: boolean,
  fillPrompt: Fill,
): Promise<ConverseCall> {
  const address = readPromptAddress(modelId);
  if (!address) return readConverse(modelId, body, isStream);
  const given = asRecord(body);
  const filled = await fillPrompt(address, given);
  if (filled.modelId === undefined)
    throw invalid('modelId', 'This prompt names no model to run it. Set one in the prompt, or use another.');
  return readConverse(filled.modelId, withPrompt(given, filled), isStream);
}

/** Prompts are read with the gateway's own role, so only for a caller whose key is good. */
async function fill(
  address: PromptAddress,
  { promptVariables }: ConverseBody,
  call: Call,
  leaving: Leaving,
  { keyCheck, prompts }: Gateway,
): Promise<FilledPrompt> {
  await keyCheck.check(call, leaving);
  return prompts.fill(address, readPromptVariables(promptVariables, 'promptVariables'));
}

/** @throws Refusal `invalid` */
export function parseBody(body: Buffer): unknown {
  // An empty body is what SDKs send for a request without members.
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid('body', 'The request’s body must be JSON.');
  }
}

function asRecord(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw invalid('body', 'The request’s body must be a JSON object.');
}
