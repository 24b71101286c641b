import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values.ts';

describe('the order of a column', () => {
  it('does not care for upper and lower case, and counts within names', () => {
    const names = ['Sandbox', 'prod-10', 'alpha', 'prod-9', 'Beta'];
    expect(names.sort(compareValues)).toEqual(['alpha', 'Beta', 'prod-9', 'prod-10', 'Sandbox']);
  });

  it('orders figures by size, and puts what is missing first', () => {
    expect([10, 9, 100].sort(compareValues)).toEqual([9, 10, 100]);
    expect(['b', '', 'a'].sort(compareValues)).toEqual(['', 'a', 'b']);
  });
});
