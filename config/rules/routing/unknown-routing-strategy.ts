import { asList, asRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { ROUTING_STRATEGIES } from '../../shares/strategies.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, listed, quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

const OF_GROUPS = [...ROUTING_STRATEGIES, 'priority'];

function check(value: unknown, path: Path, known: readonly string[]): readonly Finding[] {
  if (value === undefined || value === null || known.includes(value as string)) return [];
  const choice = `Choose one of ${listed(known.slice(0, 6), 'or')}`;
  if (typeof value !== 'string') return [{ severity: 'error', path, message: choice }];
  const meant = nearest(value.replaceAll('_', '-'), known) ?? nearest(value, known);
  return [
    {
      severity: 'error',
      path,
      message: `LiteLLM does not start with a routing strategy that it does not know: ${quoted(value)}${meant === undefined ? `. ${choice}` : didYouMean(meant)}`,
      ...(meant !== undefined && { fix: changeTo(meant) }),
    },
  ];
}

export const unknownRoutingStrategy: Rule = {
  name: 'unknown-routing-strategy',
  needsWhole: false,
  find: ({ router }) => [
    ...check(router['routing_strategy'], ['router_settings', 'routing_strategy'], ROUTING_STRATEGIES),
    ...asList(router['routing_groups']).flatMap((group, index) =>
      check(
        asRecord(group)['routing_strategy'],
        ['router_settings', 'routing_groups', index, 'routing_strategy'],
        OF_GROUPS,
      ),
    ),
  ],
};
