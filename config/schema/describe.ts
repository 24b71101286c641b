import type { ConfigSchema } from './config-schema.ts';

/** What settings do, in our own words: a dotted path below a section and one sentence. Lists and mappings of anything need no step. */
export type Descriptions = Readonly<Record<string, string>>;

interface Step {
  words?: string | undefined;
  readonly below: Map<string, Step>;
}

/** A schema whose settings carry their descriptions. Throws at a path that the schema does not have: LiteLLM no longer knows it. */
export function describe(schema: ConfigSchema, descriptions: Descriptions): ConfigSchema {
  const root: Step = { below: new Map() };
  for (const [path, words] of Object.entries(descriptions)) {
    let at = root;
    for (const key of path === '' ? [] : path.split('.')) {
      const next = at.below.get(key) ?? { below: new Map<string, Step>() };
      at.below.set(key, next);
      at = next;
    }
    at.words = words;
  }
  return apply(schema, root, '');
}

function apply(schema: ConfigSchema, step: Step, path: string): ConfigSchema {
  return {
    ...(step.below.size === 0 ? schema : applyBelow(schema, step, path)),
    ...(step.words !== undefined && { description: step.words }),
  };
}

function applyBelow(schema: ConfigSchema, { below }: Step, path: string): ConfigSchema {
  const inner = { below };
  if (schema.properties) {
    const properties = { ...schema.properties };
    for (const [key, step] of below) {
      const property = properties[key];
      const at = path === '' ? key : `${path}.${key}`;
      if (!property) throw new Error(`LiteLLM has no setting "${at}" to describe.`);
      properties[key] = apply(property, step, at);
    }
    return { ...schema, properties };
  }
  if (schema.items) return { ...schema, items: applyBelow(schema.items, inner, path) };
  if (typeof schema.additionalProperties === 'object')
    return { ...schema, additionalProperties: applyBelow(schema.additionalProperties, inner, path) };
  throw new Error(`LiteLLM has no settings below "${path}" to describe.`);
}
