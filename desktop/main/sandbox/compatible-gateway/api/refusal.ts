import type { OutgoingHttpHeaders } from 'node:http';
import type { CallFailure } from '../routing/call-failure.ts';

/** An answer other than success, in one of LiteLLM's shapes. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** LiteLLM's name for it, for the spend row. */
  readonly kind: string;
  readonly body: unknown;
  readonly headers: OutgoingHttpHeaders;

  constructor(status: number, body: unknown, kind = 'ProxyException', headers: OutgoingHttpHeaders = {}) {
    super(messageIn(body));
    this.status = status;
    this.body = body;
    this.kind = kind;
    this.headers = headers;
  }
}

function messageIn(body: unknown): string {
  const { error } = (body ?? {}) as { readonly error?: { readonly message?: string } };
  return error?.message ?? '';
}

/** `{ error: { message, type, param, code } }`: the shape of most; `code` is text. */
export const refusal = (
  status: number,
  type: string,
  message: string,
  param: string | null = null,
  kind?: string,
): Refusal => new Refusal(status, { error: { message, type, param, code: String(status) } }, kind);

/** `{ detail: … }`: the shape of the web framework below, and of several admin endpoints. */
export const detail = (status: number, text: string | object): Refusal =>
  new Refusal(status, { detail: text });

/** A failed call as its client reads it. */
export function failedCall({ message, status, type, param, kind, retryAfterMs }: CallFailure): Refusal {
  const headers = retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return new Refusal(status, { error: { message, type, param, code: String(status) } }, kind, headers);
}

/** What needs a database and has none; LiteLLM says it in many ways, of which this is the commonest. */
export const noDatabase = (prefix = ''): Refusal =>
  refusal(
    500,
    'internal_server_error',
    `${prefix}Database not connected. This endpoint needs a database; set DATABASE_URL to a PostgreSQL connection string.`,
  );
