import type { Deployment } from '../../deployments.ts';
import { setValue } from '../../edits/set-value.ts';
import { together } from '../../edits/text.ts';
import type { Path } from '../../problem.ts';
import { readsWeights, STRATEGY_WORDS } from '../../shares/strategies.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';
import { strategies } from './strategy-of.ts';

const weightOf = ({ path }: Deployment): Path => [...path, 'litellm_params', 'weight'];

const isSet = ({ params }: Deployment): boolean =>
  params['weight'] !== undefined && params['weight'] !== null;

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

const MISSING_IS_ZERO_SINCE = [1, 104] as const;

function missingIsZero(litellmVersion: string): boolean {
  const [major = 0, minor = 0] = litellmVersion.split('.').map(Number);
  const [sinceMajor, sinceMinor] = MISSING_IS_ZERO_SINCE;
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

const fate = (version: string): string =>
  missingIsZero(version)
    ? `it is never chosen by LiteLLM ${version}`
    : `LiteLLM ${version} may then send every deployment the same and leave the weights unread`;

/** A weight on some deployments of a name and not on others. */
export const partialWeights: Rule = {
  name: 'partial-weights',
  needsWhole: true,
  find: (subject) => {
    const strategyOf = strategies(subject);
    return [...subject.groups].flatMap(([name, group]): readonly Finding[] => {
      const { strategy } = strategyOf(name);
      if (strategy === undefined || !readsWeights(strategy)) return [];
      const missing = group.filter((one) => !isSet(one));
      const hasPositive = group.some(({ weight }) => weight !== undefined && weight > 0);
      if (missing.length === 0 || !hasPositive) return [];
      return missing.map((one) => ({
        severity: 'warning' as const,
        path: [...one.path, 'litellm_params', 'model'],
        message: `Other deployments of ${quoted(name)} have a weight and this one has none: ${fate(subject.context.litellmVersion)}. Write its weight, 0 for no traffic`,
        fix: {
          title: missing.length === 1 ? 'Write "weight: 0"' : `Write "weight: 0" in all ${missing.length}`,
          edit: (document) => together(missing.map((each) => setValue(document, weightOf(each), 0))),
        },
      }));
    });
  },
};

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
