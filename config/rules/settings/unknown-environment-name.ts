import type { ConfigContext } from '../../context.ts';
import { asRecord } from '../../deployments.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { allNotables } from '../parts/notables.ts';
import { REFERENCE } from '../parts/references.ts';
import { didYouMean, quoted } from '../parts/words.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const sets = new WeakMap<ConfigContext, ReadonlySet<string>>();

/** What the gateway provides and what the config itself sets; undefined when nobody knows. */
function knownNames({ context, root }: Subject): ReadonlySet<string> | undefined {
  if (context.environmentNames === null) return undefined;
  const own = Object.keys(asRecord(root['environment_variables']));
  if (own.length > 0) return new Set([...context.environmentNames, ...own]);
  let names = sets.get(context);
  if (names === undefined) sets.set(context, (names = new Set(context.environmentNames)));
  return names;
}

/** Where it is known what the gateway provides: a name that is not among it comes out empty, and the call fails. */
export const unknownEnvironmentName: Rule = {
  name: 'unknown-environment-name',
  needsWhole: true,
  find: (subject) => {
    const known = knownNames(subject);
    if (known === undefined) return [];
    return allNotables(subject).flatMap((one): readonly Finding[] => {
      if (one.kind !== 'reference' || one.reference.kind !== 'reference') return [];
      const { name } = one.reference;
      if (known.has(name)) return [];
      const meant = nearest(name, known);
      return [
        {
          severity: 'error',
          path: one.path,
          message: `Nothing provides this name to the gateway: ${quoted(name)}${didYouMean(meant)}`,
          ...(meant !== undefined && { fix: changeTo(`${REFERENCE}${meant}`) }),
        },
      ];
    });
  },
};
