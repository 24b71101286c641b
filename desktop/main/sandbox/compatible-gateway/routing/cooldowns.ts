import type { Deployment } from '../config/deployment.ts';
import type { RouterSettings } from '../config/settings.ts';
import { type CallFailure, isTransient } from './call-failure.ts';
import type { Metrics } from './metrics.ts';

/** Which deployments get nothing for a while, because they failed. */
export interface Cooldowns {
  isCooling(deployment: Deployment, now: number): boolean;
  /** In the order in which they began to cool. */
  list(now: number): readonly { readonly id: string; readonly lengthMs: number }[];
  /** Counts a failure that the metrics already know, and may begin a cooldown. `groupSize`: deployments of its public name. */
  failed(deployment: Deployment, failure: CallFailure, groupSize: number, now: number): void;
}

/** LiteLLM 1.104.4: `DEFAULT_FAILURE_THRESHOLD_PERCENT`, `…_MINIMUM_REQUESTS`, `SINGLE_DEPLOYMENT_TRAFFIC_FAILURE_THRESHOLD`. */
const FAILURE_RATE = 0.5;
const FAILURE_RATE_AFTER = 5;
const ALL_FAILED_AFTER = 1_000;

export function createCooldowns(settings: RouterSettings, metrics: Metrics): Cooldowns {
  const cooling = new Map<string, { readonly until: number; readonly lengthMs: number }>();
  const counts = new Map<string, { fails: number; until: number }>();

  const isOverRate = (
    deployment: Deployment,
    { status }: CallFailure,
    groupSize: number,
    now: number,
  ): boolean => {
    const { successes, failures } = metrics.outcomes(deployment, now);
    const total = successes + failures;
    const rate = total > 0 ? failures / total : 0;
    if (status === 429 && groupSize > 1) return true;
    if (rate === 1 && total >= ALL_FAILED_AFTER) return true;
    if (rate > FAILURE_RATE && total >= FAILURE_RATE_AFTER && groupSize > 1) return true;
    return !isTransient(status);
  };
  const isOverCount = (deployment: Deployment, allowed: number, now: number): boolean => {
    const known = counts.get(deployment.id);
    const count = known && known.until > now ? known : { fails: 0, until: now + settings.cooldownMs };
    count.fails += 1;
    counts.set(deployment.id, count);
    return count.fails > allowed;
  };

  return {
    isCooling: (deployment, now) => (cooling.get(deployment.id)?.until ?? 0) > now,
    list: (now) =>
      [...cooling].filter(([, { until }]) => until > now).map(([id, { lengthMs }]) => ({ id, lengthMs })),
    failed: (deployment, failure, groupSize, now) => {
      const lengthMs = deployment.cooldownMs ?? failure.retryAfterMs ?? settings.cooldownMs;
      if (!settings.hasCooldowns || lengthMs <= 0 || !isItsFault(failure)) return;
      const { allowedFails } = settings;
      const isOver =
        allowedFails === undefined
          ? isOverRate(deployment, failure, groupSize, now)
          : isOverCount(deployment, allowedFails, now);
      if (!isOver) return;
      cooling.delete(deployment.id);
      cooling.set(deployment.id, { until: now + lengthMs, lengthMs });
    },
  };
}

/** Most refusals of a request say nothing about the deployment's health. */
const isItsFault = ({ status }: CallFailure): boolean =>
  status >= 500 || status === 401 || status === 404 || status === 408 || status === 429;
