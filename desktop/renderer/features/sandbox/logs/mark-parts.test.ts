import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markParts } from './mark-parts.ts';

describe('markParts', () => {
  it('marks every place, whatever its case', () => {
    expect(markParts('GET /v1 get', 'get')).toEqual([
      { text: 'GET', isMarked: true },
      { text: ' /v1 ', isMarked: false },
      { text: 'get', isMarked: true },
    ]);
  });

  it('marks nothing for an empty text', () => {
    expect(markParts('line', '')).toEqual([{ text: 'line', isMarked: false }]);
  });

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3 }), (text, wanted) => {
        expect(
          markParts(text, wanted)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
