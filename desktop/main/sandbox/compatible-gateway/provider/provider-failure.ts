import { asRecord, asText } from '../../../../../config/deployments.ts';
import type { Deployment } from '../config/deployment.ts';
import { CallFailure, type FailureKind } from '../routing/call-failure.ts';

interface Mapping {
  readonly kind: FailureKind;
  readonly type: string;
  /** What stands before the provider's own message. */
  readonly prefix: string;
}

const named = (kind: FailureKind, type: string): Mapping => ({
  kind,
  type,
  prefix: `litellm.${kind}: ${kind}: OpenAIException - `,
});

/** By status; seen on LiteLLM 1.104.4 with each of them. */
const BY_STATUS: Readonly<Record<number, Mapping>> = {
  401: named('AuthenticationError', 'authentication_error'),
  403: named('APIError', 'permission_error'),
  404: named('NotFoundError', 'invalid_request_error'),
  408: {
    kind: 'Timeout',
    type: 'invalid_request_error',
    prefix: 'litellm.Timeout: Timeout Error: OpenAIException - ',
  },
  429: named('RateLimitError', 'throttling_error'),
  500: named('InternalServerError', 'internal_server_error'),
  502: named('BadGatewayError', 'internal_server_error'),
  503: named('ServiceUnavailableError', 'internal_server_error'),
  504: {
    kind: 'Timeout',
    type: 'internal_server_error',
    prefix: 'litellm.Timeout: Timeout Error: OpenAIException - ',
  },
};
const OTHER = named('APIError', 'internal_server_error');

const TOO_LONG: Mapping = {
  kind: 'ContextWindowExceededError',
  type: 'invalid_request_error',
  prefix:
    'litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - ',
};
const AGAINST_POLICY: Mapping = {
  kind: 'ContentPolicyViolationError',
  type: 'invalid_request_error',
  prefix:
    'litellm.BadRequestError: litellm.ContentPolicyViolationError: ContentPolicyViolationError: OpenAIException - ',
};

/** Words by which LiteLLM knows a prompt that is too long, whatever the status. */
const TOO_LONG_WORDS =
  /this model's maximum context length is|exceed context limit|model's maximum context limit|is longer than the model's context length|input tokens exceed the configured limit|exceeds the maximum number of tokens allowed/i;

export interface ProviderAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Of the header `retry-after`, in seconds as text. */
  readonly retryAfter: string | undefined;
}

/** A provider's refusal as LiteLLM tells it. */
export function providerFailure(
  { status, body, retryAfter }: ProviderAnswer,
  deployment: Deployment,
): CallFailure {
  const error = asRecord(asRecord(body)['error']);
  const message = asText(error['message']) ?? `Error code: ${status}`;
  const { kind, type, prefix } = mappingOf(status, message, error);
  const seconds = Number(retryAfter ?? NaN);
  return new CallFailure(`${prefix}${message}`, {
    kind,
    status,
    type,
    param: kind === 'ContextWindowExceededError' ? null : (asText(error['param']) ?? null),
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    deployment,
  });
}

/** An error that a provider sent in the middle of its stream, where there is no status any more. */
export function streamedFailure(piece: unknown, deployment: Deployment): CallFailure {
  const { code } = asRecord(asRecord(piece)['error']);
  const status = Number(code);
  const isStatus = Number.isInteger(status) && status >= 400 && status <= 599;
  return providerFailure({ status: isStatus ? status : 500, body: piece, retryAfter: undefined }, deployment);
}

function mappingOf(status: number, message: string, error: Readonly<Record<string, unknown>>): Mapping {
  if (TOO_LONG_WORDS.test(message)) return TOO_LONG;
  if (error['code'] === 'content_policy_violation') return AGAINST_POLICY;
  if (status !== 400 && status !== 422) return BY_STATUS[status] ?? OTHER;
  return {
    kind: 'BadRequestError',
    type: asText(error['type']) ?? 'invalid_request_error',
    prefix: 'litellm.BadRequestError: OpenAIException - ',
  };
}

/** No answer at all: nobody listens, or the connection broke. */
export const connectionFailure = (deployment: Deployment): CallFailure =>
  new CallFailure('litellm.InternalServerError: InternalServerError: OpenAIException - Connection error.', {
    kind: 'InternalServerError',
    status: 500,
    type: 'internal_server_error',
    deployment,
  });

export const timeoutFailure = (deployment: Deployment, timeoutMs: number): CallFailure =>
  new CallFailure(
    `litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out. - timeout value=${timeoutMs / 1000}`,
    { kind: 'Timeout', status: 408, type: 'invalid_request_error', deployment },
  );

/** Not a failure of the deployment: the client is gone, and nobody reads this. */
export const clientLeft = (deployment: Deployment): CallFailure =>
  new CallFailure('Client disconnected the request', {
    kind: 'ClientDisconnected',
    status: 499,
    type: 'client_disconnected',
    deployment,
  });
