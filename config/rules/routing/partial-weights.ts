import { writeAt } from '../parts/fixes.ts';
import { readsWeights } from '../../shares/strategies.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';
import { strategies } from './strategy-of.ts';
import { weightOf, isSet } from '../parts/weight-of.ts';

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
        fix: writeAt('Write "weight: 0"', weightOf(one), 0),
      }));
    });
  },
};
