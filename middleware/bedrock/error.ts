import { Refusal, type RefusalKind } from '../refusal.ts';
import type { StreamException } from './event-stream.ts';
import { wordsOf, type LiteLlmWords } from './litellm-words.ts';

/** A failure as Bedrock's clients read it: they go by the name in `x-amzn-errortype`, then by the status. */
export interface BedrockError {
  readonly status: number;
  readonly exception: string;
  readonly body: { readonly message: string };
  readonly headers: Readonly<Record<string, string>>;
}

/** Bedrock's exceptions with the status that each has, by the service model of bedrock-runtime. */
const STATUS = {
  ValidationException: 400,
  ServiceQuotaExceededException: 400,
  AccessDeniedException: 403,
  /** Not in the model: what AWS answers for credentials that it does not know. SDKs neither retry it nor renew the credentials. */
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  ModelTimeoutException: 408,
  /** 400 in the service model; clients go by the name, and 409 says it to those that do not. */
  ConflictException: 409,
  ModelErrorException: 424,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

type Exception = keyof typeof STATUS;

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

/** For what was thrown and is no Refusal: a bug, whose words stay in the log. */
export const unexpectedError = (): BedrockError =>
  rendered(
    'InternalServerException',
    'The gateway failed on this request. Try again; if it stays so, tell the operator.',
  );

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

interface Translated {
  readonly exception: Exception;
  readonly message: string;
}

/** By what the body says first: a spent budget comes as 422 or 400, a database that is away as 400. */
function translated(status: number, words: LiteLlmWords): Translated {
  const { type, raw } = words;
  // 400 and not in any SDK's list of what to retry: money does not come back within seconds, as it would seem with a throttling.
  if (type === 'budget_exceeded') return told('ServiceQuotaExceededException', words, 'The budget is spent.');
  if (type === 'no_db_connection')
    return said(
      'ServiceUnavailableException',
      'The gateway cannot reach its database. Try again in a moment.',
    );
  if (/ContextWindowExceeded|context_length_exceeded|maximum context length/.test(raw))
    return said('ValidationException', 'Input is too long for requested model.');
  if (raw.includes('Invalid model name passed in'))
    return said('ValidationException', 'The provided model identifier is invalid.');
  // The client's key was good, the gateway's own was not: nothing that the client can mend, and nothing to retry.
  if (status === 401 && raw.startsWith('litellm.'))
    return said(
      'ModelErrorException',
      'The model’s provider refused the gateway’s credentials. Tell the operator.',
    );
  return byStatus(status, words);
}

function byStatus(status: number, words: LiteLlmWords): Translated {
  switch (status) {
    case 401:
      return said('UnrecognizedClientException', authentication(words));
    case 403:
      return told('AccessDeniedException', words, 'This API key may not do this.');
    case 404:
      return told('ResourceNotFoundException', words, 'The model was not found.');
    case 408:
    case 504:
      return told('ModelTimeoutException', words, 'The model took too long to answer. Try again.');
    case 409:
      return told('ConflictException', words, 'The request is in conflict with another.');
    case 424:
      return told('ModelErrorException', words, 'The model failed on this request.');
    case 429:
      return told('ThrottlingException', words, 'Too many requests. Wait before trying again.');
    case 502:
    case 503:
    case 529:
      return told(
        'ServiceUnavailableException',
        words,
        'The model cannot be reached. Try again in a moment.',
      );
    default:
      if (status < 500) return told('ValidationException', words, 'The model does not take this request.');
      // Without LiteLLM's own prefix it is an uncaught exception, whose words are for its log.
      return words.raw.startsWith('litellm.')
        ? told('InternalServerException', words, 'The model’s provider failed. Try again.')
        : said('InternalServerException', 'LiteLLM failed on this request. Try again.');
  }
}

const authentication = ({ type, raw }: LiteLlmWords): string => {
  if (type === 'expired_key') return 'The API key has expired. Ask for a new one.';
  if (raw.includes('Key is blocked')) return 'The API key is blocked. Ask the operator to unblock it.';
  if (/No api key passed/i.test(raw))
    return 'The request has no API key. Send it as "Authorization: Bearer KEY".';
  return 'The API key included in the request is invalid.';
};

const said = (exception: Exception, message: string): Translated => ({ exception, message });

const told = (exception: Exception, words: LiteLlmWords, otherwise: string): Translated =>
  said(exception, words.message || otherwise);

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
