import type { Path } from '../problem.ts';
import type { ConfigSchema, SchemaType } from './config-schema.ts';
import { typesOf } from './value-types.ts';
import type { SchemaIssue } from './issue.ts';

/** More choices than these are left to completion. */
const MOST_CHOICES = 8;
const LONGEST_VALUE = 60;

const names: Readonly<Record<SchemaType, readonly [one: string, many: string]>> = {
  string: ['text', 'texts'],
  number: ['a number', 'numbers'],
  integer: ['a whole number', 'whole numbers'],
  boolean: ['true or false', 'truth values'],
  array: ['a list', 'lists'],
  object: ['a mapping', 'mappings'],
};

const either = (words: readonly string[]): string => [...new Set(words)].join(', or ');

/** `a list of texts`, `a whole number`. */
function wordsFor(schema: ConfigSchema): string {
  return either(
    typesOf(schema).map((type) => {
      const item = type === 'array' && schema.items ? typesOf(schema.items) : [];
      const [only] = item;
      return only !== undefined && item.length === 1 ? `a list of ${names[only][1]}` : names[type][0];
    }),
  );
}

function wordsForValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object') return 'a mapping';
  const shown = show(value);
  return typeof value === 'string'
    ? `text: ${shown}`
    : typeof value === 'boolean'
      ? shown
      : `a number: ${shown}`;
}

function show(value: unknown): string {
  const text = String(value);
  const short = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}

export const unknownKey = (path: Path, key: string, known: readonly string[]): SchemaIssue => ({
  path,
  kind: 'unknown-key',
  message: `LiteLLM reads no such setting here: "${key}"`,
  known,
});

export const unlistedKey = (path: Path, key: string, known: readonly string[]): SchemaIssue => ({
  path,
  kind: 'unlisted-key',
  message: `LiteLLM does not know this setting itself and passes it on: "${key}"`,
  known,
});

export const missingKey = (path: Path, key: string): SchemaIssue => ({
  path,
  kind: 'missing-key',
  message: `A setting is missing that LiteLLM needs here: "${key}"`,
});

export function wrongType(path: Path, schemas: readonly ConfigSchema[], value: unknown): SchemaIssue {
  const wanted = either(schemas.map(wordsFor));
  const types = schemas.flatMap(typesOf);
  const issue = { path, kind: 'wrong-type' as const };
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  if (types.includes('string') && (isPlain || value instanceof Date)) {
    const suggestion = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    return {
      ...issue,
      message: `Here stands ${wanted}; unquoted, YAML reads ${wordsForValue(value)}`,
      suggestion,
    };
  }
  return { ...issue, message: `Here stands ${wanted}, not ${wordsForValue(value)}` };
}

export const quoted = (
  path: Path,
  schema: ConfigSchema,
  value: unknown,
  suggestion: string | number | boolean,
): SchemaIssue => ({
  path,
  kind: 'quoted-value',
  message: `Here stands ${wordsFor(schema)}, without quotes: ${show(value)}`,
  suggestion,
});

export function notAllowed(path: Path, choices: readonly unknown[], value: unknown): SchemaIssue {
  const known = choices.map(String);
  const listed = known.length <= MOST_CHOICES ? ` (${known.join(', ')})` : '';
  return {
    path,
    kind: 'not-allowed-value',
    message: `Not one of the values that LiteLLM takes here${listed}: ${show(value)}`,
    known,
  };
}
