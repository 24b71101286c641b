import { changeTo } from '../parts/fixes.ts';
import { allNotables } from '../parts/notables.ts';
import { REFERENCE } from '../parts/references.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

/** A text that was meant to come from the environment and does not: LiteLLM would send it as it is, or nothing. */
export const malformedEnvironmentName: Rule = {
  name: 'malformed-environment-name',
  needsWhole: false,
  find: (subject) =>
    allNotables(subject).flatMap((one): readonly Finding[] => {
      if (one.kind !== 'reference' || one.reference.kind !== 'malformed') return [];
      const { reason, name } = one.reference;
      return [
        {
          severity: 'error',
          path: one.path,
          message: `${reason}: write ${quoted(`${REFERENCE}${name ?? 'NAME'}`)}`,
          ...(name !== undefined && { fix: changeTo(`${REFERENCE}${name}`) }),
        },
      ];
    }),
};
