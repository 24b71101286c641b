import { anyOf, hasRoom, type Strategy } from './strategy.ts';

/** The one with the fewest requests under way; of several, the first in the config. */
export const leastBusy: Strategy = ({ deployments, metrics }) => {
  const least = Math.min(...deployments.map((deployment) => metrics.inFlight(deployment)));
  return deployments.find((deployment) => metrics.inFlight(deployment) === least);
};

/** The quickest by its last calls, or one of those within the buffer; one that was never asked counts as quickest. */
export const lowestLatency: Strategy = ({
  deployments,
  metrics,
  isStream,
  promptTokens,
  latencyBuffer,
  now,
  random,
}) => {
  const withRoom = deployments
    .filter((deployment) => hasRoom(deployment, metrics.usage(deployment, now), promptTokens, 'passes'))
    .map((deployment) => ({ deployment, latency: metrics.latency(deployment, isStream) }));
  const lowest = Math.min(...withRoom.map(({ latency }) => latency));
  const near = withRoom.filter(({ latency }) => latency <= lowest * (1 + latencyBuffer));
  return anyOf(
    near.map(({ deployment }) => deployment),
    random,
  );
};

/** What LiteLLM takes for a price that nobody knows, USD per token. */
const UNKNOWN_PRICE = 5;

/** The cheapest by the prices of its config; of several, the first in the config. */
export const lowestCost: Strategy = ({ deployments, metrics, promptTokens, now }) => {
  const withRoom = deployments
    .filter((deployment) => hasRoom(deployment, metrics.usage(deployment, now), promptTokens, 'passes'))
    .map((deployment) => {
      const { input, output } = deployment.price;
      return { deployment, cost: (input ?? UNKNOWN_PRICE) + (output ?? UNKNOWN_PRICE) };
    });
  const lowest = Math.min(...withRoom.map(({ cost }) => cost));
  return withRoom.find(({ cost }) => cost === lowest)?.deployment;
};
