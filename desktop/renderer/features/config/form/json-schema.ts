import type { Path } from '../../../../../config/problem.ts';

/** As much of JSON Schema as the form reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly items?: JsonSchema | boolean | readonly (JsonSchema | boolean)[];
  readonly anyOf?: readonly (JsonSchema | boolean)[];
  readonly oneOf?: readonly (JsonSchema | boolean)[];
  readonly allOf?: readonly (JsonSchema | boolean)[];
  readonly definitions?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly $defs?: Readonly<Record<string, JsonSchema | boolean>>;
}

/** References in a chain; more is a circle. */
const MOST_REFERENCES = 8;

function follow(root: JsonSchema, schema: JsonSchema): JsonSchema {
  let at = schema;
  for (let hops = 0; at.$ref !== undefined && hops < MOST_REFERENCES; hops += 1) {
    const [, table, name] = /^#\/(definitions|\$defs)\/(.+)$/.exec(at.$ref) ?? [];
    const target = root[table as '$defs']?.[name ?? ''];
    if (typeof target !== 'object') return at;
    at = { ...target, ...(at.description !== undefined && { description: at.description }) };
  }
  return at;
}

const typesOf = ({ type }: JsonSchema): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;

/** Every form that a value may take, without "or null", which every optional field of LiteLLM is. */
export function variantsOf(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const at = follow(root, schema);
  const parts = at.anyOf ?? at.oneOf;
  if (!parts) return typesOf(at).includes('null') && typesOf(at).length === 1 ? [] : [at];
  return parts.flatMap((part) =>
    typeof part === 'object'
      ? variantsOf(root, {
          ...part,
          ...(at.description !== undefined &&
            part.description === undefined && { description: at.description }),
        })
      : [],
  );
}

function stepInto(root: JsonSchema, schema: JsonSchema, step: string | number): JsonSchema | undefined {
  for (const variant of variantsOf(root, schema)) {
    const { items } = variant;
    const next =
      typeof step === 'number'
        ? Array.isArray(items)
          ? (items as readonly (JsonSchema | boolean)[])[0]
          : (items as JsonSchema | boolean | undefined)
        : variant.properties?.[step];
    if (typeof next === 'object') return next;
  }
  return undefined;
}

/** What the schema says about a path; undefined where it says nothing. */
export function schemaAt(root: JsonSchema, path: Path): JsonSchema | undefined {
  let at: JsonSchema | undefined = root;
  for (const step of path) {
    if (at === undefined) return undefined;
    at = stepInto(root, at, step);
  }
  return at;
}

/** Keys that a mapping may have. */
export function propertiesOf(root: JsonSchema, schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const all: Record<string, JsonSchema> = {};
  for (const variant of variantsOf(root, schema)) {
    for (const [key, value] of Object.entries(variant.properties ?? {}))
      if (typeof value === 'object') all[key] ??= value;
  }
  return all;
}
