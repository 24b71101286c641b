import type { Path } from '../problem.ts';
import { configSchema, type ConfigSchema } from './config-schema.ts';
import type { SchemaIssue } from './issue.ts';
import { missingKey, notAllowed, quoted, unknownKey, unlistedKey, wrongType } from './issue-words.ts';
import { fits, isMapping, isReference, typesOf, unquote } from './value-types.ts';

/** `deployment` and `guardrail` are one item of their list; the others are sections of the top level. */
export type SchemaPart = 'deployment' | 'guardrail' | (string & {});

const sections = configSchema.properties ?? {};

const partSchema = (part: SchemaPart): ConfigSchema =>
  part === 'deployment'
    ? (sections['model_list']?.items ?? {})
    : part === 'guardrail'
      ? (sections['guardrails']?.items ?? {})
      : (sections[part] ?? {});

/** What is wrong with one part; one deployment takes a few microseconds. An unknown section has no issues: it is one itself. */
export function schemaIssues(part: SchemaPart, value: unknown): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  check(partSchema(part), value, [], issues);
  return issues;
}

/** What is wrong with the whole document. */
export function documentIssues(value: unknown): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  check(configSchema, value, [], issues);
  return issues;
}

/** What is wrong at the top level alone: unknown sections, and sections that are no list or no mapping. Looks into none. */
export function outlineIssues(value: unknown): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  check(outline, value, [], issues);
  return issues;
}

const outline: ConfigSchema = {
  ...configSchema,
  properties: Object.fromEntries(
    Object.entries(sections).map(([name, { type }]) => [name, type === undefined ? {} : { type }]),
  ),
};

function check(schema: ConfigSchema, value: unknown, path: Path, issues: SchemaIssue[]): void {
  if (value === null || value === undefined) return;
  if (schema.anyOf) {
    checkVariants(schema.anyOf, value, path, issues);
    return;
  }
  const types = typesOf(schema);
  if (isReference(value, types)) return;
  if (!fits(types, value)) {
    const suggestion = unquote(types, value);
    issues.push(
      suggestion === undefined ? wrongType(path, [schema], value) : quoted(path, schema, value, suggestion),
    );
  } else if (schema.enum && !schema.enum.includes(value)) issues.push(notAllowed(path, schema.enum, value));
  else if (Array.isArray(value)) checkItems(schema, value, path, issues);
  else if (isMapping(value)) checkKeys(schema, value, path, issues);
}

/** Only the variants of the value's own type can be meant; the first of them says what is wrong. */
function checkVariants(
  variants: readonly ConfigSchema[],
  value: unknown,
  path: Path,
  issues: SchemaIssue[],
): void {
  if (variants.some((variant) => isReference(value, typesOf(variant)))) return;
  const meant = variants.filter((variant) => fits(typesOf(variant), value));
  if (meant.length === 0) {
    issues.push(wrongType(path, variants, value));
    return;
  }
  let first: SchemaIssue[] | undefined;
  for (const variant of meant) {
    const found: SchemaIssue[] = [];
    check(variant, value, path, found);
    if (found.every(({ kind }) => kind === 'unlisted-key')) return;
    first ??= found;
  }
  issues.push(...(first ?? []));
}

function checkItems(
  { items }: ConfigSchema,
  value: readonly unknown[],
  path: Path,
  issues: SchemaIssue[],
): void {
  if (items) for (const [index, item] of value.entries()) check(items, item, [...path, index], issues);
}

function checkKeys(
  schema: ConfigSchema,
  value: Readonly<Record<string, unknown>>,
  path: Path,
  issues: SchemaIssue[],
): void {
  const { properties, additionalProperties: others, required } = schema;
  for (const key of required ?? []) {
    if (value[key] === null || value[key] === undefined) issues.push(missingKey(path, key));
  }
  for (const [key, item] of Object.entries(value)) {
    const known = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known) check(known, item, [...path, key], issues);
    else if (typeof others === 'object') check(others, item, [...path, key], issues);
    else if (properties) {
      const make = others === false ? unknownKey : unlistedKey;
      issues.push(make([...path, key], key, keysOf(properties)));
    }
  }
}

const keyLists = new WeakMap<object, readonly string[]>();

function keysOf(properties: object): readonly string[] {
  const known = keyLists.get(properties) ?? Object.keys(properties);
  keyLists.set(properties, known);
  return known;
}
