import type { Upstreams } from './upstreams.ts';
import type { Ask, Exchange, Sink } from './wire/ask.ts';

export type { Ask, Exchange, Sink };

/**
 * Sends one request over a pooled connection. What the sink throws ends the exchange, and it hears that as `failed`.
 * @throws TypeError for what is no request, such as a line end in a header
 */
export function exchange(upstreams: Upstreams, ask: Ask, sink: Sink): Exchange {
  const lease = upstreams.lease();
  const path = lease.basePath === '' ? ask.path : lease.basePath + ask.path;
  try {
    return lease.pool.send(path === ask.path ? ask : { ...ask, path }, sink, lease.release);
  } catch (error) {
    lease.release();
    throw error;
  }
}
