import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, startSearching } from './nearest.ts';

describe('the distance between two words', () => {
  it.each([
    ['weight', 'weight', 0],
    ['weight', 'wieght', 1],
    ['weight', 'weigh', 1],
    ['weight', 'weights', 1],
    ['weight', 'wright', 1],
    ['ca', 'abc', 3],
    ['haiku', 'hiaku', 1],
    ['', 'ab', 2],
  ])('"%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b, 10)).toBe(distance);
  });

  it('is the same in both directions, and one more than the limit when it is beyond it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        const distance = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(distance);
        expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
      }),
    );
  });
});

describe('the nearest word', () => {
  it('is the closest of several', () => {
    expect(nearest('claude-3-hiaku', ['claude-4-haiku', 'claude-3-haiku'])).toBe('claude-3-haiku');
  });

  it('may differ in capitals only', () => {
    expect(nearest('Redis', ['local', 'redis'])).toBe('redis');
  });

  it('is none when all are far, and never the word itself', () => {
    expect(nearest('zebra', ['weight', 'rpm'])).toBeUndefined();
    expect(nearest('rpm', ['rpm'])).toBeUndefined();
  });

  it('of a long list is looked for a bounded number of times in one check, and later in the next', () => {
    const names = new Set(Array.from({ length: 2_000 }, (_, index) => `model-${index}`));
    startSearching();
    const asked = Array.from({ length: 100 }, (_, index) => `modle-${index}`);
    const first = asked.filter((word) => nearest(word, names) !== undefined).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(asked.length);
    startSearching();
    expect(asked.filter((word) => nearest(word, names) !== undefined).length).toBeGreaterThan(first);
  });
});
