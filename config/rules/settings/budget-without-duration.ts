import { writeAt } from '../parts/fixes.ts';
import type { Finding, Rule } from '../rule.ts';

/** A budget of the whole proxy that never starts anew. */
export const budgetWithoutDuration: Rule = {
  name: 'budget-without-duration',
  needsWhole: true,
  find: ({ litellm }): readonly Finding[] => {
    const budget = litellm['max_budget'];
    if (typeof budget !== 'number' || budget <= 0 || litellm['budget_duration'] !== undefined) return [];
    return [
      {
        severity: 'error',
        path: ['litellm_settings', 'max_budget'],
        message:
          'With a database, LiteLLM does not start with a budget of the whole gateway that has no budget_duration: set one, such as "1mo"',
        fix: writeAt('Write "budget_duration: 1mo"', ['litellm_settings', 'budget_duration'], '1mo'),
      },
    ];
  },
};
