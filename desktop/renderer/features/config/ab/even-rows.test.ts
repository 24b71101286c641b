import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveSlider, setLock, toRows, WHOLE } from '../../../../../config/shares/sliders.ts';
import { evenRows } from './even-rows.ts';

describe('evening out', () => {
  it('splits what locked rows leave', () => {
    const rows = setLock(moveSlider(toRows([1, 1, 1]), 0, 500), 0, true);
    expect(evenRows(rows).map(({ share }) => share)).toEqual([500, 250, 250]);
  });

  it('always comes to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 7 }), fc.nat(6), (weights, locked) => {
        const rows = setLock(toRows(weights), weights.length > 1 ? locked % weights.length : -1, true);
        expect(evenRows(rows).reduce((sum, { share }) => sum + share, 0)).toBe(WHOLE);
      }),
    );
  });
});
