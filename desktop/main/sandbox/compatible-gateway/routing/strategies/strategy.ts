import type { Deployment } from '../../config/deployment.ts';
import type { Metrics } from '../metrics.ts';

export interface PickInput {
  /** Healthy ones of one public name; never empty. */
  readonly deployments: readonly Deployment[];
  readonly metrics: Metrics;
  readonly isStream: boolean;
  readonly promptTokens: number;
  readonly latencyBuffer: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** From 0 up to, but not, 1. */
  readonly random: () => number;
}

/** Picks one deployment; undefined when each is over its limits. */
export type Strategy = (input: PickInput) => Deployment | undefined;

export const anyOf = (deployments: readonly Deployment[], random: () => number): Deployment | undefined =>
  deployments[Math.floor(random() * deployments.length)];

/** Whether this minute's use leaves room for one more request; `rpm` limits are met when `used + 1` reaches `bound`. */
export function hasRoom(
  { tpm = Infinity, rpm = Infinity }: Deployment,
  used: { readonly tokens: number; readonly requests: number },
  promptTokens: number,
  rpmBound: 'reaches' | 'passes',
): boolean {
  const next = used.requests + 1;
  // A deployment that nobody used this minute is taken whatever its rpm: LiteLLM knows no count for it yet.
  const isOverRpm = rpmBound === 'passes' ? next > rpm : used.requests > 0 && next >= rpm;
  return used.tokens + promptTokens <= tpm && !isOverRpm;
}
