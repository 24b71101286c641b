import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { refusal } from './refusal.ts';

export type Body = Readonly<Record<string, unknown>>;

/** One request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The client's own `x-litellm-call-id`, else a new one. */
  readonly callId: string;
  readonly began: Date;
  /** Ends with the client's connection. */
  readonly left: AbortSignal;
}

const BODY_LIMIT = 64 * 1024 * 1024;

export function beginExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const target = request.url ?? '/';
  // Node 20.18 has canParse, and not yet URL.parse.
  const url = new URL(URL.canParse(target, 'http://gateway') ? target : '/', 'http://gateway');
  const own = request.headers['x-litellm-call-id'];
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  return {
    request,
    response,
    path: url.pathname,
    query: url.searchParams,
    callId: typeof own === 'string' && own !== '' ? own : randomUUID(),
    began: new Date(),
    left: left.signal,
  };
}

/**
 * The request's JSON object; empty for a request without a body.
 * @throws Refusal 400 for anything else, 413 for too much
 */
export async function readBody({ request }: Exchange): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw refusal(413, 'invalid_request_error', 'The request body is too large.');
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch {
    // Told below, without a word of what was sent.
  }
  throw refusal(
    400,
    'invalid_request_error',
    'Invalid JSON payload: the body is not a JSON object.',
    'request_body',
  );
}

export function sendJson(
  { response }: Exchange,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

export const clientAddress = ({ request }: Exchange): string => request.socket.remoteAddress ?? '';
