import { readsWeights } from '../../shares/strategies.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';
import { strategies } from './strategy-of.ts';
import { weightOf } from '../parts/weight-of.ts';

/** With every weight at 0 the router falls through to the next number, and at last to chance. */
export const zeroWeights: Rule = {
  name: 'zero-weights',
  needsWhole: true,
  find: (subject) => {
    const strategyOf = strategies(subject);
    return [...subject.groups].flatMap(([name, group]): readonly Finding[] => {
      const { strategy } = strategyOf(name);
      const [first] = group;
      if (first === undefined || strategy === undefined || !readsWeights(strategy)) return [];
      if (!group.every(({ weight }) => weight === 0)) return [];
      const instead = (['rpm', 'tpm'] as const).find((number) => group.some((one) => (one[number] ?? 0) > 0));
      return [
        {
          severity: 'warning',
          path: weightOf(first),
          message: `Every weight of ${quoted(name)} is 0, so weights decide nothing: ${
            instead === undefined ? 'each deployment gets the same share' : `shares follow ${instead} instead`
          }. Give at least one a weight above 0`,
        },
      ];
    });
  },
};
