import { describe, expect, it } from 'vitest';
import { parseCount, parsePercent } from './parse-number.ts';

describe('typed numbers', () => {
  it('read percent in the ways people write it', () => {
    expect(['12.5', '12,5 %', ' 100% ', '0'].map(parsePercent)).toEqual([125, 125, 1000, 0]);
    expect(['101', '-1', 'x', '', '1e2'].map(parsePercent)).toEqual(Array(5).fill(undefined));
  });

  it('read counts, and nothing as none', () => {
    expect(['1,000', '1 000', '7', ''].map(parseCount)).toEqual([1000, 1000, 7, null]);
    expect(['1.5', '-2', 'many'].map(parseCount)).toEqual(Array(3).fill(undefined));
  });
});
