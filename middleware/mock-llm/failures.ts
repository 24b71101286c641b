import { openAiError, type OpenAiError } from '../openai-error.ts';

/** Failures that providers tell by more than a status. */
export const FAILURE_KINDS = ['context_window', 'content_policy'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export const isKind = (value: unknown): value is FailureKind => FAILURE_KINDS.some((kind) => kind === value);

export interface Failure {
  readonly status: number;
  readonly kind?: FailureKind | undefined;
  /** Seconds; without it a 429 says 1. */
  readonly retryAfterS?: number | undefined;
}

const RETRY_AFTER_S: Readonly<Record<number, number>> = { 429: 1 };

/** The headers of a failure, whatever its shape. */
export function failureHeaders({ status, retryAfterS }: Failure): Readonly<Record<string, string>> {
  const seconds = retryAfterS ?? RETRY_AFTER_S[status];
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  429: 'rate_limit_error',
  503: 'service_unavailable_error',
};

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Incorrect API key provided.',
  404: 'The model does not exist.',
  429: 'Rate limit reached for requests. Please try again later.',
  503: 'The engine is currently overloaded, please try again later.',
};

/** A failure as OpenAI words it; LiteLLM recognises the two kinds by these words. */
export function failureBody({ status, kind }: Failure, model: string): OpenAiError {
  if (kind === 'context_window') {
    // No double quotes: LiteLLM reads the text as Python prints it, which escapes the apostrophe when both are there.
    const message =
      "This model's maximum context length is 1024 tokens, but your messages are longer (so the mock backend was told).";
    return withCode(
      openAiError(400, 'invalid_request_error', message, 'messages'),
      'context_length_exceeded',
    );
  }
  if (kind === 'content_policy') {
    const message = `Your request was rejected as a result of our safety system. The mock backend was told so for "${model}".`;
    return withCode(openAiError(400, 'invalid_request_error', message), 'content_policy_violation');
  }
  const message = `${MESSAGES[status] ?? 'The server had an error while it worked on your request.'} The mock backend was told to fail for "${model}".`;
  return openAiError(status, TYPES[status] ?? 'server_error', message);
}

const withCode = ({ error }: OpenAiError, code: string): OpenAiError => ({ error: { ...error, code } });
