import { asList, asRecord } from '../../deployments.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

/** A deployment, or the default of all, asks for a guardrail that does not stand here. */
export const unknownGuardrail: Rule = {
  name: 'unknown-guardrail',
  needsWhole: true,
  find: ({ root, deployments }) => {
    const names = new Set(
      asList(root['guardrails']).flatMap((value) => {
        const name = asRecord(value)['guardrail_name'];
        return typeof name === 'string' ? [name] : [];
      }),
    );
    return deployments.flatMap(({ params, path }) =>
      asList(params['guardrails']).flatMap((name, place): readonly Finding[] => {
        if (typeof name !== 'string' || names.has(name)) return [];
        const meant = nearest(name, names);
        return [
          {
            severity: 'warning',
            path: [...path, 'litellm_params', 'guardrails', place],
            message: `No guardrail of this file has this name: ${quoted(name)}${didYouMean(meant)}`,
            ...(meant !== undefined && { fix: changeTo(meant) }),
          },
        ];
      }),
    );
  },
};
