import { isRecord } from '../../../../../config/deployments.ts';
import { type JsonSchema, propertiesOf, variantsOf } from './json-schema.ts';

/** Which control a setting gets. */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'texts' }
  /** A mapping with keys of its own. */
  | { readonly kind: 'group' }
  /** A list of mappings. */
  | { readonly kind: 'groups' }
  /** Anything else is edited as YAML. */
  | { readonly kind: 'yaml' };

const hasType = (schema: JsonSchema, ...types: readonly string[]): boolean =>
  [schema.type ?? []].flat().some((type) => types.includes(type));

const isObject = (schema: JsonSchema): boolean =>
  hasType(schema, 'object') || schema.properties !== undefined;

function kindOfVariant(root: JsonSchema, schema: JsonSchema): FieldKind {
  const choices = schema.enum?.filter((choice) => typeof choice === 'string') ?? [];
  if (choices.length > 0) return { kind: 'choice', choices };
  if (hasType(schema, 'boolean')) return { kind: 'boolean' };
  if (hasType(schema, 'integer', 'number')) return { kind: 'number' };
  if (hasType(schema, 'string')) return { kind: 'text' };
  if (hasType(schema, 'array')) {
    const { items } = schema;
    const item = typeof items === 'object' && !Array.isArray(items) ? (items as JsonSchema) : undefined;
    const [first] = item ? variantsOf(root, item) : [];
    if (!first || hasType(first, 'string')) return { kind: 'texts' };
    return isObject(first) && first.properties ? { kind: 'groups' } : { kind: 'yaml' };
  }
  if (isObject(schema))
    return Object.keys(propertiesOf(root, schema)).length > 0 ? { kind: 'group' } : { kind: 'yaml' };
  return { kind: 'yaml' };
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Whether a control can show this value without losing something of it. */
function fits(kind: FieldKind, value: unknown): boolean {
  switch (kind.kind) {
    case 'text':
      return typeof value === 'string';
    case 'choice':
      return typeof value === 'string' && kind.choices.includes(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'texts':
      return isTexts(value);
    case 'group':
      return isRecord(value);
    case 'groups':
      return Array.isArray(value) && value.every(isRecord);
    case 'yaml':
      return true;
  }
}

function kindOfValue(value: unknown): FieldKind {
  const kinds: readonly FieldKind[] = [
    { kind: 'text' },
    { kind: 'number' },
    { kind: 'boolean' },
    { kind: 'group' },
    { kind: 'texts' },
    { kind: 'groups' },
  ];
  return kinds.find((kind) => fits(kind, value)) ?? { kind: 'yaml' };
}

/** The control for a setting: what the schema allows first, as long as it can show the value that is there. */
export function fieldKind(root: JsonSchema, schema: JsonSchema | undefined, value: unknown): FieldKind {
  const kinds = schema ? variantsOf(root, schema).map((variant) => kindOfVariant(root, variant)) : [];
  if (value === undefined || value === null)
    return kinds.find(({ kind }) => kind !== 'yaml') ?? { kind: 'text' };
  return kinds.find((kind) => kind.kind !== 'yaml' && fits(kind, value)) ?? kindOfValue(value);
}

/** The value that typed text stands for, or why it stands for none. */
export function readTyped(
  kind: 'text' | 'number',
  typed: string,
): { readonly value: string | number } | { readonly reason: string } {
  if (kind === 'text') return { value: typed };
  const value = Number(typed.trim().replaceAll('_', ''));
  return typed.trim() !== '' && Number.isFinite(value) ? { value } : { reason: 'A number, such as 3 or 0.5' };
}
