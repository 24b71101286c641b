import { describe, expect, it } from 'vitest';
import { fieldKind, readTyped } from './field-spec.ts';
import { type JsonSchema, propertiesOf, schemaAt } from './json-schema.ts';

const root: JsonSchema = {
  properties: {
    model_list: { type: 'array', items: { $ref: '#/definitions/Deployment' } },
    circle: { $ref: '#/definitions/Circle' },
  },
  definitions: {
    Circle: { $ref: '#/definitions/Circle' },
    Deployment: {
      type: 'object',
      properties: {
        rpm: { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'Requests a minute' },
        mode: { enum: ['chat', 'embedding'] },
        tags: { type: 'array', items: { type: 'string' } },
        parts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
        either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
        free: { type: 'object' },
      },
    },
  },
};

const kindAt = (key: string, value: unknown): string =>
  fieldKind(root, schemaAt(root, ['model_list', 3, key]), value).kind;

describe('the control of a setting', () => {
  it('follows the schema through references, lists and "or null"', () => {
    expect(kindAt('rpm', undefined)).toBe('number');
    expect(kindAt('mode', undefined)).toBe('choice');
    expect(kindAt('tags', undefined)).toBe('texts');
    expect(kindAt('parts', undefined)).toBe('groups');
    expect(schemaAt(root, ['model_list', 0, 'rpm'])?.description).toBe('Requests a minute');
    expect(Object.keys(propertiesOf(root, schemaAt(root, ['model_list', 0]) ?? {}))).toContain('mode');
  });

  it('never shows a value that it would lose', () => {
    expect(kindAt('mode', 'os.environ/MODE')).toBe('text');
    expect(kindAt('rpm', 'os.environ/RPM')).toBe('text');
    expect(kindAt('either', ['a', 'b'])).toBe('texts');
    expect(kindAt('tags', ['a', { b: 1 }])).toBe('yaml');
    expect(kindAt('free', { any: 1 })).toBe('group');
  });

  it('follows the value where the schema says nothing', () => {
    expect(kindAt('unknown', true)).toBe('boolean');
    expect(kindAt('unknown', undefined)).toBe('text');
  });

  it('ends at a reference that leads to itself', () => {
    expect(fieldKind(root, schemaAt(root, ['circle']), undefined).kind).toBe('text');
  });
});

describe('typed text', () => {
  it('becomes the value that it stands for, or is refused', () => {
    expect(readTyped('number', ' 1_000 ')).toEqual({ value: 1000 });
    expect(readTyped('text', '0123')).toEqual({ value: '0123' });
    expect(readTyped('number', 'ten')).toHaveProperty('reason');
  });
});
