import { type RoutingStrategy, readsWeights, STRATEGY_WORDS } from './strategies.ts';

/** What the router looks at when it picks among deployments of one public name. */
export interface ShareInput {
  readonly weight: number | undefined;
  readonly rpm: number | undefined;
  readonly tpm: number | undefined;
  /** `litellm_params.order`: only the lowest order among healthy deployments is in the draw. */
  readonly order: number | undefined;
}

export type ShareBasis = 'weight' | 'rpm' | 'tpm' | 'even' | 'load';

export interface EffectiveShares {
  /** What decides; `load` means that no number in the config does. */
  readonly basis: ShareBasis;
  /** One for each deployment, 0 to 1 and summing to 1 while all are healthy; null where only the load decides. */
  readonly shares: readonly (number | null)[];
  /** Why, in one sentence each, beside the group. */
  readonly reason: string;
  /** Why a deployment gets nothing or something else than its number says, by its place. */
  readonly notes: ReadonlyMap<number, string>;
}

const METRICS = ['weight', 'rpm', 'tpm'] as const;

/** The first minor release known to read a missing weight beside set ones as 0. */
const MISSING_IS_ZERO_SINCE = [1, 104] as const;

function missingIsZero(litellmVersion: string): boolean {
  const [major = 0, minor = 0] = litellmVersion.split('.').map(Number);
  return (
    major > MISSING_IS_ZERO_SINCE[0] ||
    (major === MISSING_IS_ZERO_SINCE[0] && minor >= MISSING_IS_ZERO_SINCE[1])
  );
}

const even = (
  inDraw: readonly boolean[],
  reason: string,
  notes: ReadonlyMap<number, string>,
): EffectiveShares => {
  const count = inDraw.filter(Boolean).length;
  return { basis: 'even', shares: inDraw.map((is) => (is ? 1 / count : 0)), reason, notes };
};

/** Weights whose sum overflows; divided by the largest first, as the router does. */
function divideHuge(values: readonly number[]): readonly number[] {
  const largest = Math.max(...values);
  const scaled = values.map((value) => value / largest);
  const total = scaled.reduce((sum, value) => sum + value, 0);
  return scaled.map((value) => value / total);
}

/**
 * The share each deployment of one public name gets while all are healthy and within their limits.
 *
 * Source: `simple_shuffle` of LiteLLM 1.104.4: the first of weight, rpm and tpm with a positive value anywhere decides, a missing value beside it
 * counts 0, and with none set the pick is even. Before 1.104 a first deployment without the deciding value made the pick even.
 */
export function effectiveShares(
  deployments: readonly ShareInput[],
  strategy: RoutingStrategy,
  litellmVersion: string,
): EffectiveShares {
  const notes = new Map<number, string>();
  const lowest = Math.min(...deployments.map(({ order }) => order ?? Number.POSITIVE_INFINITY));
  const inDraw = deployments.map(({ order }) => lowest === Number.POSITIVE_INFINITY || order === lowest);
  inDraw.forEach((isIn, index) => {
    if (!isIn)
      notes.set(
        index,
        `Stands by: only deployments with order ${lowest} get traffic while they are healthy.`,
      );
  });
  if (inDraw.filter(Boolean).length === 1) {
    return {
      basis: 'even',
      shares: inDraw.map(Number),
      reason: 'All traffic goes to the one deployment.',
      notes,
    };
  }
  if (!readsWeights(strategy)) {
    return {
      basis: 'load',
      shares: inDraw.map((isIn) => (isIn ? null : 0)),
      reason: `Under ${strategy}, traffic goes ${STRATEGY_WORDS[strategy]}.`,
      notes,
    };
  }
  const metric = METRICS.find((name) =>
    deployments.some((one, index) => inDraw[index] && (one[name] ?? 0) > 0),
  );
  if (metric === undefined) return even(inDraw, 'No weight is set, so each deployment gets the same.', notes);
  const first = deployments.find((_, index) => inDraw[index]);
  if (first?.[metric] === undefined && !missingIsZero(litellmVersion)) {
    return even(
      inDraw,
      `The first deployment has no ${metric}, and LiteLLM ${litellmVersion} then picks evenly.`,
      notes,
    );
  }
  const values = deployments.map((one, index) => (inDraw[index] ? Math.max(one[metric] ?? 0, 0) : 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  deployments.forEach((one, index) => {
    if (inDraw[index] && one[metric] === undefined)
      notes.set(index, `Never chosen: it has no ${metric}, and others have one.`);
    else if (inDraw[index] && one[metric] === 0)
      notes.set(index, `Kept, gets no traffic: its ${metric} is 0.`);
  });
  const reason =
    metric === 'weight' ? 'Shares follow the weights.' : `No weight is set, so shares follow ${metric}.`;
  return {
    basis: metric,
    shares: total < Number.POSITIVE_INFINITY ? values.map((value) => value / total) : divideHuge(values),
    reason,
    notes,
  };
}
