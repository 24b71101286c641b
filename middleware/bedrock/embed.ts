import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { Gateway } from '../gateway.ts';
import { headerOf } from '../http/headers.ts';
import type { Leaving } from '../http/leaving.ts';
import { ownAskHeaders } from '../litellm/ask-headers.ts';
import { wholeAnswer } from '../litellm/whole-answer.ts';
import { Refusal } from '../refusal.ts';
import { fromLiteLLM } from './error.ts';
import { readEmbeddings } from './invoke/embeddings/embeddings.ts';
import { sendBedrockError } from './refuse.ts';
import { ANSWER_LIMIT_BYTES, sendAnswer } from './whole.ts';

/** InvokeModel for vectors: asks LiteLLM's embeddings and answers in the shape of the request's family. */
export async function embed(
  modelId: string,
  body: unknown,
  response: ServerResponse,
  call: Call,
  gateway: Gateway,
  leaving: Leaving,
): Promise<void> {
  const embeddings = readEmbeddings(modelId, body);
  const ask = {
    method: 'POST',
    path: '/v1/embeddings',
    headers: ownAskHeaders(call),
    body: JSON.stringify(embeddings.body),
  };
  const answer = await wholeAnswer(ask, { ...gateway, limitBytes: ANSWER_LIMIT_BYTES, leaving });
  call.head(answer.status, answer.headers);
  call.piece(0);
  const text = answer.body.toString();
  if (answer.status >= 300) {
    const retryAfter = headerOf(answer.headers, 'retry-after');
    sendBedrockError(response, call, fromLiteLLM(answer.status, text, retryAfter));
    return;
  }
  sendAnswer(response, call, JSON.stringify(embeddings.answer(parsed(text))));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('bad_gateway', 'LiteLLM’s answer cannot be read. Send the request again.');
  }
}
