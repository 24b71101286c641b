import { asRecord, isRecord } from '../../deployments.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';
import { reachable } from './reachable.ts';

/** An alias to a name that nobody serves. */
export const unknownAliasTarget: Rule = {
  name: 'unknown-alias-target',
  needsWhole: true,
  find: (subject) => {
    const exists = reachable(subject);
    return Object.entries(asRecord(subject.router['model_group_alias'])).flatMap(
      ([alias, target]): readonly Finding[] => {
        const name = isRecord(target) ? target['model'] : target;
        if (typeof name !== 'string' || (name !== alias && exists(name))) return [];
        const meant = nearest(name, subject.names);
        const path = ['router_settings', 'model_group_alias', alias];
        return [
          {
            severity: subject.general['store_model_in_db'] === true ? 'warning' : 'error',
            path: isRecord(target) ? [...path, 'model'] : path,
            message: `No deployment has this name, so calls for the alias fail: ${quoted(name)}${didYouMean(meant)}`,
            ...(meant !== undefined && { fix: changeTo(meant) }),
          },
        ];
      },
    );
  },
};
