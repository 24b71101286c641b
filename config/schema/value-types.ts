import type { ConfigSchema, SchemaType } from './config-schema.ts';

const NO_TYPES: readonly SchemaType[] = [];

/** The types that a schema allows; none says that anything goes. */
export const typesOf = ({ type }: ConfigSchema): readonly SchemaType[] =>
  type === undefined ? NO_TYPES : typeof type === 'string' ? lists[type] : type;

// One list for each, made once: this runs for every value of thousands of deployments.
const lists: Readonly<Record<SchemaType, readonly SchemaType[]>> = {
  string: ['string'],
  number: ['number'],
  integer: ['integer'],
  boolean: ['boolean'],
  array: ['array'],
  object: ['object'],
};

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function isOf(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMapping(value);
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return typeof value === 'bigint' || typeof value === 'number';
    default:
      return typeof value === type;
  }
}

export const fits = (types: readonly SchemaType[], value: unknown): boolean =>
  types.length === 0 || types.some((type) => isOf(type, value));

/** `os.environ/NAME` stands for a plain value of any type: LiteLLM puts the variable's value in its place. */
export const isReference = (value: unknown, types: readonly SchemaType[]): boolean =>
  typeof value === 'string' &&
  value.startsWith('os.environ/') &&
  (types.length === 0 || types.some((type) => type !== 'array' && type !== 'object'));

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const TRUTH = /^(true|false)$/i;

/** The value that a text stands for where no text is allowed, or the text for a plain value where one is; undefined when there is none. */
export function unquote(types: readonly SchemaType[], value: unknown): string | number | boolean | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (types.includes('boolean') && TRUTH.test(text)) return text.toLowerCase() === 'true';
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  return fits(types, number) ? number : undefined;
}
