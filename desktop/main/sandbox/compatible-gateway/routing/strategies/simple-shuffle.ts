import type { Deployment } from '../../config/deployment.ts';
import { anyOf, type Strategy } from './strategy.ts';

const METRICS = ['weight', 'rpm', 'tpm'] as const;

/**
 * Draws by weight. The first of weight, rpm and tpm with a positive value anywhere decides; who has none beside it is never drawn;
 * with none set all have the same chance. Source: LiteLLM 1.104.4, `simple_shuffle`.
 */
export const simpleShuffle: Strategy = ({ deployments, random }) => {
  for (const metric of METRICS) {
    const weights = deployments.map((deployment) => Math.max(deployment[metric] ?? 0, 0));
    const largest = Math.max(...weights);
    if (largest > 0)
      return draw(
        deployments,
        weights.map((weight) => weight / largest),
        random,
      );
  }
  return anyOf(deployments, random);
};

function draw(
  deployments: readonly Deployment[],
  weights: readonly number[],
  random: () => number,
): Deployment | undefined {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  let drawn: Deployment | undefined;
  for (const [index, deployment] of deployments.entries()) {
    const weight = weights[index] ?? 0;
    if (weight <= 0) continue;
    drawn = deployment;
    left -= weight;
    if (left < 0) break;
  }
  return drawn;
}
