import { asList, asRecord } from '../../deployments.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

/** Of two guardrails with one name LiteLLM makes the first only. */
export const duplicateGuardrailName: Rule = {
  name: 'duplicate-guardrail-name',
  needsWhole: true,
  find: ({ root, document }) => {
    const first = new Map<string, number>();
    return asList(root['guardrails']).flatMap((value, index): readonly Finding[] => {
      const name = asRecord(value)['guardrail_name'];
      if (typeof name !== 'string') return [];
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, index);
        return [];
      }
      const { line } = document.rangeOf(['guardrails', other]).start;
      return [
        {
          severity: 'warning',
          path: ['guardrails', index, 'guardrail_name'],
          message: `LiteLLM makes one guardrail of a name, the one at line ${line}, and leaves this one out: ${quoted(name)}`,
        },
      ];
    });
  },
};
