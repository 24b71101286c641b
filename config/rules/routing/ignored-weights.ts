import { setValue } from '../../edits/set-value.ts';
import { readsWeights, STRATEGY_WORDS } from '../../shares/strategies.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';
import { strategies } from './strategy-of.ts';
import { weightOf, isSet } from '../parts/weight-of.ts';

/** Weights are read by one strategy only; under any other they look like an A/B test and are none. */
export const ignoredWeights: Rule = {
  name: 'ignored-weights',
  needsWhole: true,
  find: (subject) => {
    const strategyOf = strategies(subject);
    return [...subject.groups].flatMap(([name, group]): readonly Finding[] => {
      const weighted = group.find(isSet);
      if (!weighted) return [];
      const { strategy, path } = strategyOf(name);
      if (strategy === undefined || readsWeights(strategy)) return [];
      return [
        {
          severity: 'warning',
          path: weightOf(weighted),
          message: `Weights are not read under ${quoted(strategy)}: the traffic of ${quoted(name)} goes ${STRATEGY_WORDS[strategy]}. Only "simple-shuffle" follows weights`,
          fix: {
            title: 'Change routing_strategy to "simple-shuffle"',
            edit: (document) => setValue(document, path, 'simple-shuffle'),
          },
        },
      ];
    });
  },
};
