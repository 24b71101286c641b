import { BodyTooLarge } from '../http/body.ts';
import { Refusal } from '../refusal.ts';

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|LITELLM_CONNECT_TIMEOUT|LITELLM_TLS_.*)$/;
const TOO_SLOW = 'LITELLM_TIMEOUT';
const TOO_MANY = 'LITELLM_BUSY';
const UNREADABLE = 'LITELLM_BAD_ANSWER';
const RETRY_AFTER_S = 1;

export const bodyTooLarge = (limitBytes: number): Refusal =>
  new Refusal(
    'too_large',
    `The request's body is larger than this gateway takes (${limitBytes} bytes). Send less, or ask the operator to raise BODY_LIMIT_BYTES.`,
  );

/** Short and without variable parts, for the log: a system's error code, or the error's name. */
export const reasonOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.name;

/** Words for a LiteLLM that gave no answer, or half of one. */
export function failureOf(error: Error, limitBytes: number): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyTooLarge) return bodyTooLarge(limitBytes);
  const reason = reasonOf(error);
  if (UNREACHABLE.test(reason)) {
    return new Refusal(
      'unavailable',
      'LiteLLM cannot be reached. Send the request again in a moment; if it stays so, the operator should look at LiteLLM’s health and log.',
      { retryAfterS: RETRY_AFTER_S, cause: error },
    );
  }
  if (reason === TOO_MANY) {
    return new Refusal(
      'unavailable',
      'This gateway has as many requests under way as it can. Send the request again in a moment.',
      { retryAfterS: RETRY_AFTER_S, cause: error },
    );
  }
  if (reason === TOO_SLOW) {
    return new Refusal(
      'timeout',
      'LiteLLM took longer to answer than this gateway waits. Ask for a shorter answer or for a stream, or ask the operator to raise ANSWER_TIMEOUT_MS.',
      { cause: error },
    );
  }
  if (reason === UNREADABLE) {
    return new Refusal(
      'bad_gateway',
      'LiteLLM’s answer cannot be read. Send the request again; if it stays so, the operator should see whether LITELLM_URL is LiteLLM’s address.',
      { cause: error },
    );
  }
  return new Refusal(
    'bad_gateway',
    'LiteLLM broke the connection before its answer was whole. Send the request again.',
    {
      cause: error,
    },
  );
}
