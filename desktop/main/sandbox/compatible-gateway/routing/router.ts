import { setTimeout as wait } from 'node:timers/promises';
import type { Deployment } from '../config/deployment.ts';
import type { RouterSettings } from '../config/settings.ts';
import { CallFailure } from './call-failure.ts';
import { createCooldowns } from './cooldowns.ts';
import { fallbackTargets, type FallbackTarget, outcomeWords } from './fallbacks.ts';
import { createGroups, type Groups } from './groups.ts';
import { createMetrics, type Metrics, type SucceededCall } from './metrics.ts';
import { createPicker } from './pick.ts';
import { mayRetry, retryDelayMs } from './retries.ts';

export interface RouteRequest<T> {
  /** The public name that the client asked for. */
  readonly group: string;
  readonly isStream: boolean;
  readonly promptTokens: number;
  /** From the request's body: each goes before the config's. */
  readonly numRetries?: number | undefined;
  readonly fallbacks?: readonly string[] | undefined;
  readonly hasFallbacks?: boolean;
  /** The client left. */
  readonly signal: AbortSignal;
  /** Asks one deployment. @throws CallFailure */
  readonly call: (deployment: Deployment, group: string) => Promise<T>;
}

export interface Routed<T> {
  readonly answer: T;
  readonly deployment: Deployment;
  /** The name that answered: another than the one asked for after a fallback. */
  readonly group: string;
  readonly attemptedRetries: number;
  readonly maxRetries: number;
  readonly attemptedFallbacks: number;
  /** To be called once the whole answer is there, which for a stream is later. */
  readonly succeeded: (call: Omit<SucceededCall, 'wasReserved'>) => void;
  /** Instead, when the answer broke after it had begun. */
  readonly failed: (failure: CallFailure) => void;
  readonly ended: () => void;
}

export interface Router {
  readonly groups: Groups;
  readonly settings: RouterSettings;
  /** @throws CallFailure of the name that the client asked for, when nobody answered */
  route<T>(request: RouteRequest<T>): Promise<Routed<T>>;
}

interface Hop {
  readonly target: FallbackTarget;
  readonly originalGroup: string;
  readonly depth: number;
  readonly attempted: Set<string>;
}

const keyOf = ({ group, order }: FallbackTarget): string =>
  order === undefined ? group : `${group} order ${order}`;

/** Chooses who answers, tries again and turns to others, as LiteLLM's router does. */
export function createRouter(deployments: readonly Deployment[], settings: RouterSettings): Router {
  const groups = createGroups(deployments, settings);
  const metrics: Metrics = createMetrics();
  const cooldowns = createCooldowns(settings, metrics);
  const picker = createPicker({ groups, settings, metrics, cooldowns });
  const isReserving = settings.strategy === 'usage-based-routing-v2';

  async function attempt<T>(
    request: RouteRequest<T>,
    target: FallbackTarget,
    refused: Set<string>,
  ): Promise<Omit<Routed<T>, 'attemptedRetries' | 'maxRetries' | 'attemptedFallbacks'>> {
    const { group, order } = target;
    const deployment = picker.pick({ ...request, group, order, refused });
    if (isReserving) metrics.reserved(deployment, Date.now());
    metrics.started(deployment);
    const failed = (failure: CallFailure): void => {
      if (failure.kind === 'ClientDisconnected') return;
      metrics.failed(deployment, failure.kind === 'Timeout', Date.now());
      cooldowns.failed(deployment, failure, groups.serving(group).length, Date.now());
    };
    try {
      const answer = await request.call(deployment, group);
      return {
        answer,
        deployment,
        group,
        succeeded: (call) => metrics.succeeded(deployment, { ...call, wasReserved: isReserving }, Date.now()),
        failed,
        ended: () => metrics.ended(deployment),
      };
    } catch (error) {
      metrics.ended(deployment);
      if (error instanceof CallFailure) {
        failed(error);
        if (error.status === 401 || error.status === 403) refused.add(deployment.id);
      }
      throw error;
    }
  }

  async function withRetries<T>(request: RouteRequest<T>, target: FallbackTarget) {
    const refused = new Set<string>();
    for (let tries = 0; ; tries += 1) {
      try {
        const answered = await attempt(request, target, refused);
        const maxRetries = request.numRetries ?? answered.deployment.numRetries ?? settings.numRetries;
        return { ...answered, attemptedRetries: tries, maxRetries };
      } catch (error) {
        if (!(error instanceof CallFailure) || request.signal.aborted) throw error;
        const most = request.numRetries ?? error.deployment?.numRetries ?? settings.numRetries;
        const input = {
          failure: error,
          memberCount: groups.serving(target.group).length,
          healthyCount: picker.healthy(target.group).length,
          settings,
        };
        if (tries >= most || !mayRetry(input)) throw error;
        await wait(retryDelayMs(input, tries, Math.random), undefined, { signal: request.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  async function hop<T>(request: RouteRequest<T>, at: Hop): Promise<Routed<T>> {
    const { target, originalGroup, depth, attempted } = at;
    attempted.add(keyOf(target));
    try {
      return { ...(await withRetries(request, target)), attemptedFallbacks: 0 };
    } catch (error) {
      const canGoOn = error instanceof CallFailure && request.hasFallbacks !== false;
      if (!canGoOn || request.signal.aborted) throw error;
      const targets = fallbackTargets({
        failure: error,
        group: target.group,
        originalGroup,
        settings,
        fromRequest: request.fallbacks,
        orders: groups.serving(target.group).flatMap(({ order }) => (order === undefined ? [] : [order])),
        triedOrder: target.order,
      });
      const isLeft = (): boolean => request.signal.aborted;
      let last: CallFailure | undefined;
      for (const next of depth < settings.maxFallbacks ? targets : []) {
        if (attempted.has(keyOf(next))) continue;
        try {
          const answered = await hop(request, { target: next, originalGroup, depth: depth + 1, attempted });
          // LiteLLM counts the names that the client's own name turned to, not those these turned to in their place.
          return { ...answered, attemptedFallbacks: 1 };
        } catch (failure) {
          if (!(failure instanceof CallFailure) || isLeft()) throw failure;
          last = failure;
        }
      }
      if (depth > 0) throw error;
      const words = outcomeWords({ group: originalGroup, failure: error, targets, last, settings });
      throw error.withMessage(error.message + words);
    }
  }

  return {
    groups,
    settings,
    route: (request) =>
      hop(request, {
        target: { group: request.group },
        originalGroup: request.group,
        depth: 0,
        attempted: new Set(),
      }),
  };
}
