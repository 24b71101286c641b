import type { RoutingStrategy } from '../../config/strategies.ts';
import { leastBusy, lowestCost, lowestLatency } from './by-load.ts';
import { lowestUsage, lowestUsageV2 } from './by-usage.ts';
import { simpleShuffle } from './simple-shuffle.ts';
import type { Strategy } from './strategy.ts';

/** `lar1` and `provider-budget-routing` need what the sandbox does not have; both shuffle here. */
export const STRATEGIES: Readonly<Record<RoutingStrategy, Strategy>> = {
  'simple-shuffle': simpleShuffle,
  'least-busy': leastBusy,
  'latency-based-routing': lowestLatency,
  'cost-based-routing': lowestCost,
  'usage-based-routing': lowestUsage,
  'usage-based-routing-v2': lowestUsageV2,
  lar1: simpleShuffle,
  'provider-budget-routing': simpleShuffle,
};
