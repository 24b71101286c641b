import { eachValueOf } from '../parts/each-value.ts';
import { readReference } from '../parts/references.ts';
import type { Leaf } from '../parts/walk.ts';
import type { Finding, Rule } from '../rule.ts';

/** Settings whose value is an amount of dollars. */
const BUDGET =
  /(^|_)(max_budget|soft_budget|internal_user_budget|budget_limit|max_budget_in_team)$|^max_ui_session_budget$/;

/** LiteLLM does not start with a budget of the gateway that is no number. */
export const badBudget: Rule = {
  name: 'bad-budget',
  needsWhole: false,
  find: eachValueOf(BUDGET, budgetProblem),
};

function budgetProblem({ value, path }: Leaf): Finding | undefined {
  if (value === null || (typeof value === 'string' && readReference(value))) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    return {
      severity: 'error',
      path,
      message: 'A budget is a number of dollars, without a currency sign: such as 100 or 0.5',
    };
  if (number >= 0) return undefined;
  return {
    severity: 'warning',
    path,
    message: 'A budget below zero refuses every call: write the amount in dollars, zero or more',
  };
}
