import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { readPromptVariables } from './prompt-variables.ts';

const read = (value: unknown) => readPromptVariables(value, 'promptVariables');

describe('variables of a request', () => {
  it('are none when the field is absent', () => {
    expect(Object.keys(read(undefined))).toEqual([]);
    expect(Object.keys(read(null))).toEqual([]);
  });

  it('are texts, empty ones as well', () => {
    expect({ ...read({ topic: { text: 'fruit' }, tone: { text: '' } }) }).toEqual({
      topic: { text: 'fruit' },
      tone: { text: '' },
    });
  });

  it('may have the names of what every object has, and change no object by it', () => {
    const variables = read(JSON.parse('{"__proto__":{"text":"a"},"constructor":{"text":"b"}}'));
    expect(Object.keys(variables)).toEqual(['__proto__', 'constructor']);
    expect(variables.constructor).toEqual({ text: 'b' });
    expect(Object.getPrototypeOf(variables)).toBeNull();
    expect('text' in {}).toBe(false);
  });

  it.each(['fruit', 1, true, [], [{ text: 'a' }]])('are refused when they are no object: %j', (value) => {
    expect(() => read(value)).toThrow(Refusal);
    expect(() => read(value)).toThrow(/^promptVariables must be an object/);
  });

  it.each(['fruit', 3, null, [], {}, { text: 3 }, { text: null }, { text: 'a', json: 1 }, { Text: 'a' }])(
    'are refused when one is not a text alone: %j',
    (value) => {
      const refused = expect(() => read({ ok: { text: 'a' }, topic: value }));
      refused.toThrow(expect.objectContaining({ kind: 'invalid', field: 'promptVariables.topic' }));
      expect(() => read({ topic: value })).toThrow(/^promptVariables\.topic must be .*\{"text": "fruit"\}/);
    },
  );
});
