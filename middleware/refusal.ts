/** Why a request is not carried out; each interface has its own status and words for each. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'throttled'
  | 'timeout'
  | 'unavailable'
  /** LiteLLM broke off, or answered what cannot be read. */
  | 'bad_gateway'
  /** A bug of ours. */
  | 'unexpected';

export interface RefusalDetails {
  /** Path of the field at fault in the client's own terms: `messages[0].content[2].video`. */
  readonly field?: string;
  readonly retryAfterS?: number;
  readonly cause?: unknown;
}

/**
 * An understood failure, in words for the client: what happened, then what to do. Rendered by each interface in its own shape;
 * anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly field: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(kind: RefusalKind, message: string, { field, retryAfterS, cause }: RefusalDetails = {}) {
    super(message, { cause });
    this.kind = kind;
    this.field = field;
    this.retryAfterS = retryAfterS;
  }
}

/** The commonest one: a field that cannot be taken as it is. The message names the field. */
export const invalid = (field: string, message: string): Refusal =>
  new Refusal('invalid', message, { field });
