/** `router_settings.routing_strategy` of LiteLLM 1.104.4; anything else keeps it from starting. */
export const ROUTING_STRATEGIES = [
  'simple-shuffle',
  'least-busy',
  'latency-based-routing',
  'cost-based-routing',
  'usage-based-routing',
  'usage-based-routing-v2',
  'provider-budget-routing',
  'lar1',
] as const;
export type RoutingStrategy = (typeof ROUTING_STRATEGIES)[number];

export const DEFAULT_STRATEGY: RoutingStrategy = 'simple-shuffle';

/** How a strategy picks, in words that finish "traffic goes…". */
export const STRATEGY_WORDS: Readonly<Record<RoutingStrategy, string>> = {
  'simple-shuffle': 'at random, by weight where weights are set',
  'least-busy': 'to the deployment with the fewest calls under way',
  'latency-based-routing': 'to the deployment that answered fastest lately',
  'cost-based-routing': 'to the cheapest deployment',
  'usage-based-routing': 'to the deployment that used the fewest tokens this minute',
  'usage-based-routing-v2': 'to the deployment that used the fewest tokens this minute',
  'provider-budget-routing': 'to providers that have budget left',
  lar1: 'by LiteLLM’s own scoring of complexity and cost',
};

export const isRoutingStrategy = (value: unknown): value is RoutingStrategy =>
  ROUTING_STRATEGIES.includes(value as RoutingStrategy);

/** Only this strategy reads weights. */
export const readsWeights = (strategy: RoutingStrategy): boolean => strategy === 'simple-shuffle';
