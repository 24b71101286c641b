import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

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
