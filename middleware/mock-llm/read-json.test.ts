import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from './read-json.ts';

it('reads what JSON.parse reads, for objects', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});

it('throws nothing but refusals, whatever the bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1'), maxLength: 300 })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, (body) => {
      try {
        expect(typeof readJson(Buffer.from(body))).toBe('object');
      } catch (error) {
        expect(error).toMatchObject({ name: 'Refusal', kind: 'invalid', field: 'body' });
      }
    }),
    { numRuns: 500 },
  );
});
