import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { hasBody, isAnnouncedTooLarge, limitedBody } from '../http/body.ts';
import { askHeaders } from '../litellm/ask-headers.ts';
import { bodyTooLarge } from '../litellm/failure.ts';
import { refuseAsOpenAi } from '../openai/refuse.ts';
import { invalid } from '../refusal.ts';
import { Relay, type RelayOptions } from './relay.ts';

/** Sends a request on to LiteLLM, untouched: method, path, query, headers, body; and its answer back. */
export function passThrough(options: RelayOptions) {
  return (request: IncomingMessage, response: ServerResponse, call: Call): void => {
    const { bodyLimitBytes, upstreams } = options;
    if (isAnnouncedTooLarge(request, bodyLimitBytes)) {
      call.refuse(response, 'too_large');
      refuseAsOpenAi(response, bodyTooLarge(bodyLimitBytes));
      return;
    }
    const path = pathOf(request.url ?? '');
    if (path === undefined) {
      call.refuse(response, 'invalid');
      refuseAsOpenAi(response, invalid('', 'The request names no path. Send one that begins with "/".'));
      return;
    }
    call.bytesIn = Number(request.headers['content-length'] ?? 0);
    new Relay(call, response, options).start(upstreams, {
      method: request.method ?? 'GET',
      path,
      headers: askHeaders(call),
      body: hasBody(request) ? limitedBody(request, bodyLimitBytes) : null,
    });
  };
}

/** A request names its target by path, or, to a proxy, whole; undefined for what is neither. */
function pathOf(target: string): string | undefined {
  if (target.startsWith('/')) return target;
  return /^https?:\/\/[^/?#]+(\/.*)$/i.exec(target)?.[1];
}
