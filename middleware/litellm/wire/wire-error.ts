/** What can be wrong between LiteLLM and us besides what the system has a code for. */
export type WireCode =
  /** No connection came about in time. */
  | 'LITELLM_CONNECT_TIMEOUT'
  /** LiteLLM said nothing for longer than an answer may take. */
  | 'LITELLM_TIMEOUT'
  /** The connection was closed before the answer was whole, by LiteLLM or by us. */
  | 'LITELLM_CLOSED'
  /** The answer is no HTTP, or could be read in two ways. */
  | 'LITELLM_BAD_ANSWER'
  /** Too many requests are under way and wait. */
  | 'LITELLM_BUSY'
  /** LiteLLM's certificate, or what it speaks, is not accepted; followed by OpenSSL's code. */
  | `LITELLM_TLS_${string}`;

export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireCode;

  constructor(code: WireCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const closedError = (): WireError =>
  new WireError('LITELLM_CLOSED', 'LiteLLM closed the connection before its answer was whole.');

/** @param why one sentence, without what was read: it may hold a user's words */
export const badAnswer = (why: string): WireError => new WireError('LITELLM_BAD_ANSWER', why);
