import { Refusal, type RefusalKind } from '../refusal.ts';
import type { StreamException } from './event-stream.ts';
import { type Exception, STATUS } from './exceptions.ts';
import { translated } from './litellm-error.ts';
import { wordsOf } from './litellm-words.ts';

/** A failure as Bedrock's clients read it: they go by the name in `x-amzn-errortype`, then by the status. */
export interface BedrockError {
  readonly status: number;
  readonly exception: string;
  readonly body: { readonly message: string };
  readonly headers: Readonly<Record<string, string>>;
}

const OF_KIND: Readonly<Record<RefusalKind, Exception>> = {
  invalid: 'ValidationException',
  unauthenticated: 'UnrecognizedClientException',
  forbidden: 'AccessDeniedException',
  not_found: 'ResourceNotFoundException',
  conflict: 'ConflictException',
  too_large: 'ValidationException',
  throttled: 'ThrottlingException',
  timeout: 'ModelTimeoutException',
  unavailable: 'ServiceUnavailableException',
  bad_gateway: 'ServiceUnavailableException',
  unexpected: 'InternalServerException',
};

/** Our own refusals. A body that is too large keeps 413 beside its ValidationException: SDKs read the name, proxies the status. */
export function bedrockError(refusal: Refusal): BedrockError {
  const error = rendered(OF_KIND[refusal.kind], refusal.message, refusal.retryAfterS);
  return refusal.kind === 'too_large' ? { ...error, status: 413 } : error;
}

/**
 * LiteLLM's failures of a call.
 * @param bodyText the body in any of LiteLLM's shapes, or anything else
 * @param retryAfter LiteLLM's `retry-after` header, kept as it is
 */
export function fromLiteLLM(status: number, bodyText: string, retryAfter?: string): BedrockError {
  const words = wordsOf(bodyText);
  const { exception, message } = translated(status, words);
  return rendered(exception, message, retryAfter);
}

/** A failure that LiteLLM sends as a piece of a stream that has begun, as a Refusal. */
export function refusalOfChunk(error: {
  readonly message?: string;
  readonly type?: string;
  readonly code?: string | number | null;
}): Refusal {
  const status = Number(error.code ?? 500);
  const { exception, message } = translated(status >= 400 ? status : 500, wordsOf(JSON.stringify({ error })));
  return new Refusal(KIND_OF[exception], message);
}

/** The member of a stream's union that stands for an exception, for those that the unions do not have too. */
export function streamException(exception: string): StreamException {
  switch (exception) {
    case 'ThrottlingException':
      return 'throttlingException';
    case 'ServiceUnavailableException':
      return 'serviceUnavailableException';
    case 'InternalServerException':
      return 'internalServerException';
    case 'ModelErrorException':
    case 'ModelTimeoutException':
      // Only InvokeModel's union knows a timeout; both know a failed stream, whose advice is the same: send it again.
      return 'modelStreamErrorException';
    default:
      return 'validationException';
  }
}

const KIND_OF: Readonly<Record<Exception, RefusalKind>> = {
  ValidationException: 'invalid',
  ServiceQuotaExceededException: 'forbidden',
  AccessDeniedException: 'forbidden',
  UnrecognizedClientException: 'unauthenticated',
  ResourceNotFoundException: 'not_found',
  ModelTimeoutException: 'timeout',
  ConflictException: 'conflict',
  ModelErrorException: 'unavailable',
  ThrottlingException: 'throttled',
  InternalServerException: 'unavailable',
  ServiceUnavailableException: 'unavailable',
};

const rendered = (exception: Exception, message: string, retryAfter?: number | string): BedrockError => ({
  status: STATUS[exception],
  exception,
  body: { message },
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': exception,
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  },
});
