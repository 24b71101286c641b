import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepSame } from './keep-same.ts';

describe('keepSame', () => {
  it('keeps the old value exactly where the new one says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(keepSame(a, structuredClone(a))).toBe(a);
        const isSame = JSON.stringify(a) === JSON.stringify(b);
        if (!isSame) expect(keepSame(a, b)).toBe(b);
      }),
    );
  });

  it('tells lists from mappings and a missing key from one without a value', () => {
    const list: unknown = [];
    expect(keepSame<unknown>(list, {})).not.toBe(list);
    const old: unknown = { a: undefined };
    expect(keepSame<unknown>(old, { b: undefined })).not.toBe(old);
  });
});
