import type { ServerResponse } from 'node:http';
import { openAiError } from '../openai-error.ts';
import { BodyTooLarge } from './body-limit.ts';

type Status = 400 | 413 | 502 | 503 | 504;

const WORDS: Readonly<
  Record<Status, { readonly type: string; readonly message: (limit: number) => string }>
> = {
  400: {
    type: 'invalid_request_error',
    message: () => 'The request names no path. Send one that begins with "/".',
  },
  413: {
    type: 'invalid_request_error',
    message: (limit) =>
      `The request's body is larger than this gateway takes (${limit} bytes). Send less, or ask the operator to raise BODY_LIMIT_BYTES.`,
  },
  502: {
    type: 'api_connection_error',
    message: () => 'LiteLLM broke the connection before it answered. Send the request again.',
  },
  503: {
    type: 'service_unavailable_error',
    message: () =>
      'LiteLLM cannot be reached. Send the request again in a moment; if it stays so, the operator should look at LiteLLM’s health and log.',
  },
  504: {
    type: 'timeout_error',
    message: () =>
      'LiteLLM took longer to answer than this gateway waits. Ask for a shorter answer or for a stream, or ask the operator to raise ANSWER_TIMEOUT_MS.',
  },
};

const RETRY_AFTER_S = 1;

/** Answers for LiteLLM, in the shape that OpenAI's clients read. */
export function answerError(response: ServerResponse, status: Status, limitBytes = 0): void {
  const { type, message } = WORDS[status];
  const body = JSON.stringify(openAiError(status, type, message(limitBytes)));
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(body));
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER_S);
  // The rest of a body that is not wanted would be taken for the next request.
  if (status === 413) response.setHeader('connection', 'close');
  response.end(body);
}

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const TOO_SLOW = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;

/** Answers for a LiteLLM that gave no answer. */
export function answerFailure(response: ServerResponse, error: Error, limitBytes: number): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof BodyTooLarge) answerError(response, 413, limitBytes);
  else if (UNREACHABLE.test(code)) answerError(response, 503);
  else answerError(response, TOO_SLOW.test(code) ? 504 : 502);
}
