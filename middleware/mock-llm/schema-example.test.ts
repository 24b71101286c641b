import { Ajv } from 'ajv';
import { expect, it, test } from 'vitest';
import { exampleOf } from './schema-example.ts';

const text = { type: 'string' };

it.each([
  [{ properties: { query: text } }, { query: 'mock query' }],
  [
    { type: 'object', properties: { n: { type: 'integer', minimum: 5 }, x: { type: 'number' } } },
    { n: 5, x: 1 },
  ],
  [{ properties: { unit: { type: 'string', enum: ['C', 'F'] }, v: { const: 2 } } }, { unit: 'C', v: 2 }],
  [
    { properties: { on: { type: 'boolean' }, off: { type: 'boolean', default: false } } },
    { on: true, off: false },
  ],
  [{ properties: { list: { type: 'array', items: text } } }, { list: ['mock list'] }],
  [{ properties: { a: { type: 'object', properties: { b: text } } } }, { a: { b: 'mock b' } }],
  [{ properties: { a: { type: ['null', 'integer'] }, n: { type: 'null' } } }, { a: 1, n: null }],
  [{ properties: { a: { anyOf: [text, { type: 'null' }] } } }, { a: 'mock a' }],
  [
    { properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { properties: { c: text } } } },
    { a: { c: 'mock c' } },
  ],
  [{ $ref: '#/$defs/A', $defs: { A: { properties: { c: text } } } }, { c: 'mock c' }],
] as const)('for %o it is %o, which the schema takes', (schema, example) => {
  expect(exampleOf(schema)).toEqual(example);
  expect(new Ajv({ strict: false }).validate(schema, exampleOf(schema))).toBe(true);
});

it.each([undefined, null, 7, 'x', [], {}, { properties: 7 }, { $ref: '#/nowhere' }, { type: 'array' }])(
  'for %o it is an empty object',
  (schema) => {
    expect(exampleOf(schema)).toEqual({});
  },
);

test('a schema that refers to itself many times over ends', () => {
  const properties = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, { $ref: '#' }]));
  const example = JSON.stringify(exampleOf({ type: 'object', properties }));
  expect(example.length).toBeLessThan(100_000);
});
