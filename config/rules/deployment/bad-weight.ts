import type { DeploymentRule, Finding } from '../rule.ts';
import { changeTo } from '../parts/fixes.ts';

const NUMBERS = ['weight', 'rpm', 'tpm'] as const;
const ARTICLES = { weight: 'A', rpm: 'An', tpm: 'A' };

function findingOf(name: (typeof NUMBERS)[number], value: unknown): Omit<Finding, 'path'> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') {
    if (value.startsWith('os.environ/')) return undefined;
    const number = Number(value);
    const isNumber = value.trim() !== '' && Number.isFinite(number) && number >= 0;
    return {
      severity: 'error',
      message: `${ARTICLES[name]} ${name} has to be a number, and the router fails on a text: write it without quotes`,
      ...(isNumber && { fix: changeTo(number) }),
    };
  }
  if (typeof value !== 'number' || !Number.isFinite(value))
    return { severity: 'error', message: `${ARTICLES[name]} ${name} has to be a number, zero or more` };
  if (value < 0)
    return {
      severity: 'warning',
      message: `${ARTICLES[name]} ${name} cannot be negative: 0 keeps the deployment without traffic`,
      fix: changeTo(0),
    };
  return undefined;
}

/** Source: `_metric_weight` of LiteLLM 1.104.4 raises on anything but a number; a negative one shifts the shares of all others. */
export const badWeight: DeploymentRule = {
  name: 'bad-weight',
  needsWhole: false,
  find: ({ params }) =>
    NUMBERS.flatMap((name) => {
      const found = findingOf(name, params[name]);
      return found ? [{ path: ['litellm_params', name], ...found }] : [];
    }),
};
