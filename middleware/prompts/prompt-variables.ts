import { invalid } from '../refusal.ts';
import type { PromptVariables } from './prompts.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SHOWN_LENGTH = 100;

/**
 * Reads `promptVariables` of either interface: `{ topic: { text: 'fruit' } }`; absent means none.
 * @returns an object without a prototype: a variable may be named anything, `constructor` and `__proto__` too
 * @throws Refusal `invalid` that names the first value which is not `{ text: string }` alone
 */
export function readPromptVariables(value: unknown, field: string): PromptVariables {
  const variables = Object.create(null) as Record<string, { readonly text: string }>;
  if (value === undefined || value === null) return variables;
  if (!isRecord(value)) {
    throw invalid(
      field,
      `${field} must be an object with a text for each variable, such as {"topic": {"text": "fruit"}}.`,
    );
  }
  for (const [name, given] of Object.entries(value)) {
    variables[name] = { text: textOf(given, `${field}.${name.slice(0, SHOWN_LENGTH)}`) };
  }
  return variables;
}

function textOf(given: unknown, field: string): string {
  if (isRecord(given) && typeof given['text'] === 'string' && Object.keys(given).length === 1)
    return given['text'];
  throw invalid(field, `${field} must be an object with a text and nothing else, such as {"text": "fruit"}.`);
}
