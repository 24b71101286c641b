import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The name of our protocol; the token follows it in the same header. */
export const SUBPROTOCOL = 'gatehouse';

export interface Door {
  /** Such as `127.0.0.1:4100`: the only name this server answers to, whatever resolves to it. */
  readonly host: string;
  readonly token: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True for a request that names us as we name ourselves, so that no other name can be rebound to us. */
export const isForUs = (request: IncomingMessage, { host }: Door): boolean => request.headers.host === host;

/**
 * Why a socket is refused, for the log; undefined when it may come in. The token travels as a subprotocol
 * (`Sec-WebSocket-Protocol: gatehouse, TOKEN`): a page cannot set another header, and a query would end up in logs.
 */
export function whyRefused(request: IncomingMessage, door: Door): 'host' | 'origin' | 'token' | undefined {
  if (!isForUs(request, door)) return 'host';
  if (request.headers.origin !== `http://${door.host}`) return 'origin';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((word) => word.trim());
  const [name, token, ...rest] = offered;
  if (name !== SUBPROTOCOL || token === undefined || rest.length > 0) return 'token';
  return timingSafeEqual(digest(token), digest(door.token)) ? undefined : 'token';
}
