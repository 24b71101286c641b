import type { Arm, Traffic } from '../../../../contract/config.ts';
import type { Deployment } from '../../../../../config/deployments.ts';
import { effectiveShares } from '../../../../../config/shares/effective.ts';
import { type SliderRow, toRows, toWeights, WHOLE } from '../../../../../config/shares/sliders.ts';
import type { RoutingStrategy } from '../../../../../config/shares/strategies.ts';

/** One line of the A/B editor. */
export interface ArmFigures {
  readonly deployment: Deployment;
  /** 0 to 1, as the slider stands. */
  readonly intended: number;
  /** 0 to 1; null where only the load decides. */
  readonly effective: number | null;
  /** Why the effective share is what it is. */
  readonly reason: string;
  /** What this deployment did in the running version; undefined when it is not in it. */
  readonly measured: Arm | undefined;
}

const orderOf = ({ params }: Deployment): number | undefined =>
  typeof params['order'] === 'number' ? params['order'] : undefined;

export const hasWeights = (arms: readonly Deployment[]): boolean =>
  arms.some(({ weight }) => weight !== undefined);

/** Slider positions of the text as it stands; without any weight they show what the deployments get. */
export function rowsOf(
  arms: readonly Deployment[],
  strategy: RoutingStrategy,
  litellmVersion: string,
): readonly SliderRow[] {
  if (hasWeights(arms)) return toRows(arms.map(({ weight }) => weight ?? 0));
  const { shares } = effectiveShares(arms.map(toShareInput), strategy, litellmVersion);
  return toRows(shares.map((share) => share ?? 0));
}

const toShareInput = (deployment: Deployment): Parameters<typeof effectiveShares>[0][number] => ({
  weight: deployment.weight,
  rpm: deployment.rpm,
  tpm: deployment.tpm,
  order: orderOf(deployment),
});

/** A deployment may stand elsewhere in the draft than in what runs: the same place with the same model first, then the same model. */
export function measuredOf(
  deployment: Deployment,
  arms: readonly Deployment[],
  traffic: Traffic | null,
): Arm | undefined {
  if (traffic?.kind !== 'measured') return undefined;
  const same = traffic.arms.filter(({ model }) => model === deployment.model);
  const inPlace = same.find(({ index }) => index === deployment.armIndex);
  if (inPlace) return inPlace;
  const twins = arms.filter(({ model }) => model === deployment.model).length;
  return same.length === 1 && twins === 1 ? same[0] : undefined;
}

/**
 * What each deployment of a public name is meant to get, will get and got.
 * @param moved slider positions that are not in the text yet
 */
export function armFigures(
  arms: readonly Deployment[],
  rows: readonly SliderRow[],
  isMoved: boolean,
  strategy: RoutingStrategy,
  litellmVersion: string,
  traffic: Traffic | null,
): readonly ArmFigures[] {
  const weights = toWeights(rows);
  const inputs = arms.map((arm, index) => ({
    ...toShareInput(arm),
    ...(isMoved && { weight: weights[index] }),
  }));
  const { shares, reason, notes } = effectiveShares(inputs, strategy, litellmVersion);
  return arms.map((deployment, index) => ({
    deployment,
    intended: (rows[index]?.share ?? 0) / WHOLE,
    effective: shares[index] ?? null,
    reason: notes.get(index) ?? reason,
    measured: measuredOf(deployment, arms, traffic),
  }));
}
