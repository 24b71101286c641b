import { asList, asRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { DEFAULT_STRATEGY, isRoutingStrategy, type RoutingStrategy } from '../../shares/strategies.ts';
import type { Subject } from '../rule.ts';

export interface SetStrategy {
  /** Undefined where a strategy is named that LiteLLM does not know. */
  readonly strategy: RoutingStrategy | undefined;
  /** Where it is set, or would be. */
  readonly path: Path;
}

/** What routes each public name: its routing group's strategy, or that of `router_settings`. */
export function strategies({ router }: Subject): (name: string) => SetStrategy {
  const read = (value: unknown): RoutingStrategy | undefined => {
    if (value === undefined || value === null) return DEFAULT_STRATEGY;
    return isRoutingStrategy(value) ? value : undefined;
  };
  const general: SetStrategy = {
    strategy: read(router['routing_strategy']),
    path: ['router_settings', 'routing_strategy'],
  };
  const own = new Map<string, SetStrategy>();
  asList(router['routing_groups']).forEach((value, index) => {
    const group = asRecord(value);
    const path = ['router_settings', 'routing_groups', index, 'routing_strategy'];
    // "priority" is a group's own way, and it picks at random among the deployments of a name.
    const strategy =
      group['routing_strategy'] === 'priority' ? DEFAULT_STRATEGY : read(group['routing_strategy']);
    for (const name of asList(group['models'])) own.set(String(name), { strategy, path });
  });
  return (name) => own.get(name) ?? general;
}
