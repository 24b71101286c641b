import { isReachable } from '../store/database.ts';
import { type Exchange, sendJson } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { LITELLM_VERSION } from './headers.ts';

/** `GET /health/liveliness`: no key. */
export function tellLiveliness(exchange: Exchange): Promise<void> {
  sendJson(exchange, 200, "I'm alive!");
  return Promise.resolve();
}

/** `GET /health/readiness`: no key. Says openly that this is not LiteLLM itself. */
export async function tellReadiness(exchange: Exchange, { store }: Gateway): Promise<void> {
  const isReady = store === undefined || (await isReachable(store.pool));
  const db = store === undefined ? 'Not connected' : isReady ? 'connected' : 'disconnected';
  sendJson(exchange, isReady ? 200 : 503, {
    status: isReady ? 'healthy' : 'unhealthy',
    db,
    engine: 'gatehouse-compatible',
    litellm_version: LITELLM_VERSION,
  });
}
