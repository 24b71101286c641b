import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';

/** Schemas may refer to themselves, and to others many times over. */
const MAX_DEPTH = 8;
const MAX_VALUES = 500;

/**
 * Arguments that fit a JSON Schema in the ways that schemas of tools use: types, properties, items, enum, const, default, anyOf, minimum,
 * `$ref` within the schema. A text is `mock` and the property's name.
 * @returns an object always
 */
export function exampleOf(schema: unknown): Fields {
  const definitions = fieldsOf(schema);
  let values = 0;

  const resolved = (part: Fields): Fields => {
    const ref = textOf(part['$ref']);
    if (!ref?.startsWith('#/')) return part;
    return ref
      .slice(2)
      .split('/')
      .reduce((at, name) => fieldsOf(at[name]), definitions);
  };

  const example = (part: Fields, name: string, depth: number): unknown => {
    values += 1;
    if (depth > MAX_DEPTH || values > MAX_VALUES) return null;
    const { const: constant, enum: choices, default: byDefault, anyOf, oneOf, allOf } = part;
    const known = constant ?? listOf(choices)[0] ?? byDefault;
    if (known !== undefined) return known;
    const inner =
      listOf(anyOf ?? oneOf ?? allOf)[0] ?? (part['$ref'] === undefined ? undefined : resolved(part));
    if (inner !== undefined) return example(fieldsOf(inner), name, depth + 1);
    switch (typeOf(part)) {
      case 'object':
        return properties(part, depth);
      case 'array':
        return [example(fieldsOf(part['items']), name, depth + 1)];
      case 'number':
      case 'integer':
        return part['minimum'] ?? 1;
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return `mock ${name}`;
    }
  };

  const properties = (part: Fields, depth: number): Fields =>
    Object.fromEntries(
      Object.entries(fieldsOf(part['properties']))
        .slice(0, MAX_VALUES)
        .map(([name, property]) => [name, example(fieldsOf(property), name, depth + 1)]),
    );

  return properties(resolved(definitions), 0);
}

function typeOf({ type, properties, items }: Fields): unknown {
  if (type === undefined && properties !== undefined) return 'object';
  if (type === undefined && items !== undefined) return 'array';
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type;
}
