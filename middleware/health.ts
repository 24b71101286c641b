import type { Express, Response } from 'express';
import type { Metrics } from './calls/metrics.ts';
import type { History } from './history/history.ts';
import { exchange } from './litellm/exchange.ts';
import type { Upstreams } from './litellm/upstreams.ts';

export interface HealthOptions {
  readonly upstreams: Upstreams;
  readonly history: History | undefined;
  readonly metrics: Metrics;
  readonly isDraining: () => boolean;
  /** Whether somebody who comes through a load balancer may read the metrics. */
  readonly isOperator: (authorization: string | undefined) => boolean;
}

/** A load balancer asks every few seconds; an upstream that is slower than this is none. */
const READY_WITHIN_MS = 2_000;

const answer = (response: Response, status: number, body: object): void => {
  response.status(status).set('cache-control', 'no-store').json(body);
};

/**
 * `/gatehouse/health`: this process answers. `/gatehouse/readiness`: it takes requests, and LiteLLM behind it does too; 503 else.
 * History's database and cache are named there but do not decide: all other calls go on without them. Neither asks for a key.
 * `/gatehouse/metrics`: for Prometheus, which asks the task itself; through a load balancer only with the master key.
 */
export function addHealth(app: Express, options: HealthOptions): void {
  const { upstreams, history, metrics, isDraining, isOperator } = options;
  app.get('/gatehouse/health', (_request, response) => answer(response, 200, { status: 'healthy' }));
  app.get('/gatehouse/readiness', async (_request, response) => {
    if (isDraining()) {
      answer(response, 503, { status: 'draining' });
      return;
    }
    const [isLiteLlmReady, stores] = await Promise.all([isReady(upstreams), history?.health()]);
    answer(response, isLiteLlmReady ? 200 : 503, {
      status: isLiteLlmReady ? 'ready' : 'not ready',
      litellm: isLiteLlmReady ? 'ready' : 'unreachable',
      history: stores ?? 'off',
    });
  });
  app.get('/gatehouse/metrics', async (request, response) => {
    if (request.headers['x-forwarded-for'] !== undefined && !isOperator(request.headers.authorization)) {
      answer(response, 403, { error: 'Metrics are read from the task itself, or with the master key.' });
      return;
    }
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });
}

function isReady(upstreams: Upstreams): Promise<boolean> {
  return new Promise((resolve) => {
    let status = 0;
    const tell = (isIt: boolean): void => {
      clearTimeout(timer);
      resolve(isIt);
    };
    const going = exchange(
      upstreams,
      { method: 'GET', path: '/health/readiness', headers: [], body: null },
      {
        head: (code) => void (status = code),
        data: () => true,
        end: () => tell(status === 200),
        failed: () => tell(false),
      },
    );
    const timer = setTimeout(() => going.abort(new Error('LiteLLM is not ready in time.')), READY_WITHIN_MS);
  });
}
