import type { Deployment } from '../config/deployment.ts';
import type { RouterSettings } from '../config/settings.ts';
import { CallFailure } from './call-failure.ts';
import type { Cooldowns } from './cooldowns.ts';
import type { Groups } from './groups.ts';
import type { Metrics } from './metrics.ts';
import { STRATEGIES } from './strategies/choose.ts';

export interface PickRequest {
  readonly group: string;
  readonly isStream: boolean;
  readonly promptTokens: number;
  /** Only this `order`; else the lowest among the healthy ones. */
  readonly order: number | undefined;
  /** Those that refused this request already; taken again when there is nobody else. */
  readonly refused: ReadonlySet<string>;
}

export interface Picker {
  /** @throws CallFailure when nobody can take it */
  pick(request: PickRequest): Deployment;
  healthy(group: string): readonly Deployment[];
}

export interface PickerParts {
  readonly groups: Groups;
  readonly settings: RouterSettings;
  readonly metrics: Metrics;
  readonly cooldowns: Cooldowns;
  readonly random?: () => number;
  readonly now?: () => number;
}

const BAD_REQUEST = { kind: 'BadRequestError', status: 400, type: 'invalid_request_error' } as const;

export function createPicker(parts: PickerParts): Picker {
  const { groups, settings, metrics, cooldowns, random = Math.random, now = Date.now } = parts;
  const healthy = (group: string): readonly Deployment[] =>
    groups.serving(group).filter((deployment) => !cooldowns.isCooling(deployment, now()));

  const checked = (deployments: readonly Deployment[], promptTokens: number): readonly Deployment[] => {
    if (!settings.hasPreCallChecks || deployments.length === 0) return deployments;
    const fitting = deployments.filter(({ maxInputTokens = Infinity }) => promptTokens <= maxInputTokens);
    if (fitting.length > 0) return fitting;
    throw new CallFailure(
      `litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: no deployment takes ${promptTokens} prompt tokens`,
      { ...BAD_REQUEST, kind: 'ContextWindowExceededError' },
    );
  };

  const pick = ({ group, isStream, promptTokens, order, refused }: PickRequest): Deployment => {
    const members = groups.serving(group);
    if (members.length === 0) {
      const message = `litellm.BadRequestError: You passed in model=${group}. There are no healthy deployments for this model`;
      throw new CallFailure(message, BAD_REQUEST);
    }
    const ordered = ofOrder(checked(healthy(group), promptTokens), order);
    const others = ordered.filter(({ id }) => !refused.has(id));
    const candidates = others.length > 0 ? others : ordered;
    const picked =
      candidates.length > 0
        ? STRATEGIES[settings.strategy]({
            deployments: candidates,
            metrics,
            isStream,
            promptTokens,
            latencyBuffer: settings.latencyBuffer,
            now: now(),
            random,
          })
        : undefined;
    if (picked) return picked;
    throw candidates.length > 0 && settings.strategy === 'usage-based-routing-v2'
      ? overLimits(group)
      : nobodyLeft(group, members);
  };

  /** @see RouterRateLimitError of LiteLLM, whose words clients may look for */
  const nobodyLeft = (group: string, members: readonly Deployment[]): CallFailure => {
    const all = cooldowns.list(now());
    const cooling = all.map(({ id }) => id);
    const lengths = all
      .filter(({ id }) => members.some((member) => member.id === id))
      .map(({ lengthMs }) => lengthMs);
    const againInMs = lengths.length > 0 ? Math.min(...lengths) : settings.cooldownMs;
    const areAllCooling = members.every(({ id }) => cooling.includes(id));
    const why = areAllCooling ? ' All deployments for selected model are in cooldown.' : '';
    return new CallFailure(
      `No deployments available for selected model, Try again in ${againInMs / 1000} seconds.${why} Passed model=${group}. pre-call-checks=${settings.hasPreCallChecks ? 'True' : 'False'}, cooldown_list=[${cooling.map((id) => `'${id}'`).join(', ')}]`,
      {
        kind: 'RouterRateLimitError',
        status: 429,
        type: areAllCooling ? 'all_deployments_in_cooldown' : 'rate_limit_error',
      },
    );
  };
  return { pick, healthy };
}

const overLimits = (group: string): CallFailure =>
  new CallFailure(
    `litellm.RateLimitError: No deployments available for selected model. Passed model=${group}. Each one is over its tpm or rpm for this minute`,
    { kind: 'RateLimitError', status: 429, type: 'throttling_error', retryAfterMs: 60_000 },
  );

function ofOrder(deployments: readonly Deployment[], wanted: number | undefined): readonly Deployment[] {
  const orders = deployments.flatMap(({ order }) => (order === undefined ? [] : [order]));
  const order = wanted ?? (orders.length > 0 ? Math.min(...orders) : undefined);
  return order === undefined ? deployments : deployments.filter((deployment) => deployment.order === order);
}
