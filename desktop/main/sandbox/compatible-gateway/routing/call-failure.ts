import type { Deployment } from '../config/deployment.ts';

/** LiteLLM's names for what went wrong; retries, cooldowns and fallbacks go by them. */
export type FailureKind =
  | 'APIError'
  | 'AuthenticationError'
  | 'BadGatewayError'
  | 'BadRequestError'
  | 'ClientDisconnected'
  | 'ContentPolicyViolationError'
  | 'ContextWindowExceededError'
  | 'InternalServerError'
  | 'NotFoundError'
  | 'RateLimitError'
  | 'RouterRateLimitError'
  | 'ServiceUnavailableError'
  | 'Timeout';

export interface CallFailureDetails {
  readonly kind: FailureKind;
  /** HTTP status for the client. */
  readonly status: number;
  /** `error.type` for the client. */
  readonly type: string;
  readonly param?: string | null;
  /** What the provider's `retry-after` said. */
  readonly retryAfterMs?: number | undefined;
  /** Who failed; undefined when nobody was asked. */
  readonly deployment?: Deployment | undefined;
}

/** A call that got no answer, as LiteLLM tells it to its client. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly kind: FailureKind;
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly retryAfterMs: number | undefined;
  readonly deployment: Deployment | undefined;

  constructor(message: string, details: CallFailureDetails) {
    super(message);
    this.kind = details.kind;
    this.status = details.status;
    this.type = details.type;
    this.param = details.param ?? null;
    this.retryAfterMs = details.retryAfterMs;
    this.deployment = details.deployment;
  }

  /** The same failure with more said about it. */
  withMessage(message: string): CallFailure {
    return new CallFailure(message, this);
  }
}

/** Whether trying again may help: LiteLLM's `_should_retry`. */
export const isTransient = (status: number): boolean =>
  status === 408 || status === 409 || status === 429 || status >= 500;
