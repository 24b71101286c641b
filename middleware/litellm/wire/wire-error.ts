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

/** Codes of the system, as against those of OpenSSL and of Node's TLS. */
const SYSTEM_CODE = /^E(?!RR_|PROTO)/;

/** What an error before a TLS connection stood is: the system's own, or that they did not come to terms. */
export const tlsError = (error: NodeJS.ErrnoException): Error =>
  SYSTEM_CODE.test(error.code ?? '')
    ? error
    : new WireError(`LITELLM_TLS_${error.code ?? 'UNKNOWN'}`, error.message, { cause: error });
