import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Lease, Upstreams } from '../upstreams.ts';
import { answerError, answerFailure } from './answer-error.ts';
import { hasBody, isAnnouncedTooLarge, limitedBody } from './body-limit.ts';
import { asText, endToEnd } from './headers.ts';

export interface PassThroughOptions {
  readonly upstreams: Upstreams;
  readonly bodyLimitBytes: number;
  /** A request that got no answer from LiteLLM, or half of one; never carries headers, query or body. */
  readonly onFailure: (failure: {
    readonly method: string;
    readonly path: string;
    readonly reason: string;
  }) => void;
}

/** The client went away; nobody reads what would be answered. */
class ClientLeft extends Error {
  override readonly name = 'ClientLeft';
}

/**
 * Sends a request on to LiteLLM and its answer back, untouched: method, path, query, headers, status, body. Nothing is held
 * back or kept: each piece goes on when it comes, no faster than the reader takes it, and who leaves ends both sides.
 */
export function passThrough(options: PassThroughOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (isAnnouncedTooLarge(request, options.bodyLimitBytes)) {
      answerError(response, 413, options.bodyLimitBytes);
      return;
    }
    const path = pathOf(request.url ?? '');
    if (path === undefined) {
      answerError(response, 400);
      return;
    }
    const lease = options.upstreams.lease();
    const exchange = relay(request, response, lease, options);
    lease.pool.dispatch(
      {
        path: `${lease.basePath}${path}`,
        method: request.method ?? 'GET',
        headers: endToEnd(request.rawHeaders),
        body: hasBody(request) ? limitedBody(request, options.bodyLimitBytes) : null,
      },
      exchange,
    );
  };
}

/** A request names its target by path, or, to a proxy, whole; undefined for what is neither. */
function pathOf(target: string): string | undefined {
  if (target.startsWith('/')) return target;
  return /^https?:\/\/[^/?#]+(\/.*)$/i.exec(target)?.[1];
}

function relay(
  request: IncomingMessage,
  response: ServerResponse,
  lease: Lease,
  { bodyLimitBytes, onFailure }: PassThroughOptions,
): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | undefined;
  response.once('close', () => {
    if (!response.writableFinished) controller?.abort(new ClientLeft());
  });
  response.on('drain', () => controller?.resume());
  return {
    onRequestStart: (started) => {
      controller = started;
      if (response.destroyed) started.abort(new ClientLeft());
    },
    onResponseStart: ({ rawHeaders }, status, _headers, statusMessage) => {
      // 100 Continue was answered here; other provisional answers are not worth a stall.
      if (status < 200) return;
      const headers = endToEnd(asText(Array.isArray(rawHeaders) ? rawHeaders : []));
      response.writeHead(status, statusMessage ?? '', headers);
      // The status of a stream is news of its own: its first piece may take long.
      response.flushHeaders();
    },
    onResponseData: (flow, chunk) => {
      if (!response.write(chunk)) flow.pause();
    },
    onResponseEnd: () => {
      lease.release();
      response.end();
    },
    onResponseError: (_flow, error) => {
      lease.release();
      if (response.destroyed) return;
      const { method = '', url = '' } = request;
      onFailure({ method, path: url.split('?')[0] ?? '', reason: reasonOf(error) });
      // Half an answer cannot be taken back: cutting it off is how the client learns.
      if (response.headersSent) response.destroy();
      else answerFailure(response, error, bodyLimitBytes);
    },
  };
}

const reasonOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.name;
