/** Every way in which a call can fail that the window may tell apart. Anything else is a bug. */
export const APP_ERROR_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'READ_ONLY',
  'ACCESS_DENIED',
  'SIGNED_OUT',
  'UNAVAILABLE',
  'CANCELLED',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

export interface AppErrorDetails {
  /** What the operator can do about it, one sentence. */
  readonly remedy?: string;
  /** The field of the input that is at fault, as a dotted path. */
  readonly field?: string;
  readonly cause?: unknown;
}

/**
 * A failure that is understood: what happened, in words for the operator, and what to do.
 * The message crosses to the window as it is, so it never carries a key, a token or a raw message of somebody else.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly remedy: string | undefined;
  readonly field: string | undefined;

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.remedy = details.remedy;
    this.field = details.field;
  }
}

/** What the window says for a bug; the chain is in the log. */
export const BUG_MESSAGE = 'Something in Gatehouse went wrong. The log has the details.';
