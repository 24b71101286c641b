import type { Express, Response } from 'express';
import type { Upstreams } from './upstreams.ts';

export interface HealthOptions {
  readonly upstreams: Upstreams;
  readonly isDraining: () => boolean;
}

/** A load balancer asks every few seconds; an upstream that is slower than this is none. */
const READY_WITHIN_MS = 2_000;

const answer = (response: Response, status: number, body: object): void => {
  response.status(status).set('cache-control', 'no-store').json(body);
};

/**
 * `/gatehouse/health`: this process answers. `/gatehouse/readiness`: it takes requests, and LiteLLM behind it does too; 503 else.
 * Neither asks for a key.
 */
export function addHealth(app: Express, { upstreams, isDraining }: HealthOptions): void {
  app.get('/gatehouse/health', (_request, response) => answer(response, 200, { status: 'healthy' }));
  app.get('/gatehouse/readiness', async (_request, response) => {
    if (isDraining()) {
      answer(response, 503, { status: 'draining' });
      return;
    }
    const litellm = (await isReady(upstreams)) ? 'ready' : 'unreachable';
    answer(response, litellm === 'ready' ? 200 : 503, {
      status: litellm === 'ready' ? 'ready' : 'not ready',
      litellm,
    });
  });
}

async function isReady(upstreams: Upstreams): Promise<boolean> {
  const lease = upstreams.lease();
  try {
    const { statusCode, body } = await lease.pool.request({
      path: `${lease.basePath}/health/readiness`,
      method: 'GET',
      signal: AbortSignal.timeout(READY_WITHIN_MS),
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  } finally {
    lease.release();
  }
}
