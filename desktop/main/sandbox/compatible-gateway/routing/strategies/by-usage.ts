import type { Deployment } from '../../config/deployment.ts';
import { anyOf, hasRoom, type PickInput, type Strategy } from './strategy.ts';

/** Those with room that used the fewest tokens this minute. */
function leastUsed({ deployments, metrics, promptTokens, now }: PickInput): readonly Deployment[] {
  const withRoom = deployments.filter((deployment) =>
    hasRoom(deployment, metrics.usage(deployment, now), promptTokens, 'reaches'),
  );
  const lowest = Math.min(...withRoom.map((deployment) => metrics.usage(deployment, now).tokens));
  return withRoom.filter((deployment) => metrics.usage(deployment, now).tokens === lowest);
}

/** `usage-based-routing`: of several, the first in the config. */
export const lowestUsage: Strategy = (input) => leastUsed(input)[0];

/** `usage-based-routing-v2`: of several, any. */
export const lowestUsageV2: Strategy = (input) => anyOf(leastUsed(input), input.random);
