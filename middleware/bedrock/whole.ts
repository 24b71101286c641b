import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { ChatAnswer, ChatUsage } from '../chat/chat.ts';
import { answerOf } from '../chat/gather.ts';
import type { Gateway } from '../gateway.ts';
import type { Turn } from '../history/history.ts';
import { headerOf } from '../http/headers.ts';
import type { Leaving } from '../http/leaving.ts';
import type { Ask } from '../litellm/exchange.ts';
import { wholeAnswer } from '../litellm/whole-answer.ts';
import { Refusal } from '../refusal.ts';
import { answerHeaders } from './answer-headers.ts';
import type { BedrockCall } from './call.ts';
import { fromLiteLLM } from './error.ts';
import { sendBedrockError } from './refuse.ts';

/** The largest answer that is taken from LiteLLM to be translated. */
export const ANSWER_LIMIT_BYTES = 64 * 1024 * 1024;

/** Asks LiteLLM, translates its whole answer and stores the turn before it is sent. */
export async function answerWhole(
  bedrock: BedrockCall,
  ask: Ask,
  turn: Turn | undefined,
  response: ServerResponse,
  call: Call,
  gateway: Gateway,
  leaving: Leaving,
): Promise<void> {
  let isSettled = false;
  try {
    const sent = performance.now();
    const answer = await wholeAnswer(ask, { ...gateway, limitBytes: ANSWER_LIMIT_BYTES, leaving });
    call.head(answer.status, answer.headers);
    call.piece(0);
    if (answer.status >= 300) {
      const retryAfter = headerOf(answer.headers, 'retry-after');
      sendBedrockError(response, call, fromLiteLLM(answer.status, answer.body.toString(), retryAfter));
      return;
    }
    const chat = parse(answer.body);
    note(call, chat);
    const latencyMs = Math.round(performance.now() - sent);
    const body = JSON.stringify(bedrock.answer(chat, latencyMs));
    const stored = answerOf(chat);
    if (turn && stored) {
      isSettled = true;
      await turn.end(stored);
    }
    sendAnswer(response, call, body, bedrock.headers?.(chat, latencyMs));
  } finally {
    if (turn && !isSettled) await turn.drop();
  }
}

export function sendAnswer(
  response: ServerResponse,
  call: Call,
  body: string,
  own: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  const headers = answerHeaders(call, 'application/json');
  call.bytesOut = Buffer.byteLength(body);
  headers.push('content-length', String(call.bytesOut));
  for (const [name, value] of Object.entries(own)) headers.push(name, value);
  response.writeHead(200, headers);
  response.end(body);
}

function parse(body: Buffer): ChatAnswer {
  try {
    const parsed = JSON.parse(body.toString()) as Partial<ChatAnswer> | null;
    if (Array.isArray(parsed?.choices)) return parsed as ChatAnswer;
  } catch {
    // Told below, with what is JSON but no answer.
  }
  throw new Refusal('bad_gateway', 'LiteLLM’s answer cannot be read. Send the request again.');
}

/** For the log. */
export function note(
  call: Call,
  { id, usage }: { readonly id?: string | undefined; readonly usage?: ChatUsage | null | undefined },
): void {
  call.responseId ??= id;
  call.tokensIn ??= usage?.prompt_tokens;
  call.tokensOut ??= usage?.completion_tokens;
}
