import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveRow } from './move-row.ts';

describe('moveRow', () => {
  it('goes down with j and up with k, and stops at the ends', () => {
    expect([
      moveRow('j', 0, 3, 10),
      moveRow('j', 2, 3, 10),
      moveRow('k', 1, 3, 10),
      moveRow('k', 0, 3, 10),
    ]).toEqual([1, 2, 0, 0]);
  });

  it('begins with the first row when none is marked', () => {
    expect(moveRow('j', -1, 3, 10)).toBe(0);
    expect(moveRow('k', -1, 3, 10)).toBe(0);
  });

  it('leaves other keys and empty tables alone', () => {
    expect(moveRow('x', 0, 3, 10)).toBeUndefined();
    expect(moveRow('j', 0, 0, 10)).toBeUndefined();
  });

  it('always answers a row that is there', () => {
    const keys = fc.constantFrom('j', 'k', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: -1, max: 99 }),
        fc.integer({ min: 1, max: 100 }),
        (key, index, count) => {
          const to = moveRow(key, Math.min(index, count - 1), count, 20);
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(count);
        },
      ),
    );
  });
});
