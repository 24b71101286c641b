/** The strategies that LiteLLM 1.104.4 starts with, in the order in which its own message lists them. */
export const ROUTING_STRATEGIES = [
  'simple-shuffle',
  'lar1',
  'least-busy',
  'latency-based-routing',
  'cost-based-routing',
  'usage-based-routing-v2',
  'usage-based-routing',
  'provider-budget-routing',
] as const;
export type RoutingStrategy = (typeof ROUTING_STRATEGIES)[number];

export const isRoutingStrategy = (value: unknown): value is RoutingStrategy =>
  ROUTING_STRATEGIES.some((strategy) => strategy === value);
