import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatElapsed,
  formatExact,
  formatLatency,
  formatPercent,
  formatRelative,
  formatUsd,
  shortenMiddle,
} from './format.ts';

describe('formatUsd', () => {
  it('keeps cents for everyday amounts and two digits for what costs less than a dime', () => {
    expect([0, 3.2, 999.994, 12480.4, 0.0043, 0.05, 0.0000021].map(formatUsd)).toEqual([
      '$0.00',
      '$3.20',
      '$999.99',
      '$12,480',
      '$0.0043',
      '$0.050',
      '$0.0000021',
    ]);
  });

  it('never shows something that costs as nothing down to a hundred-millionth', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-8, max: 1, noNaN: true }), (value) => {
        expect(formatUsd(value)).toMatch(/[1-9]/);
      }),
    );
  });

  it('shows a dash where there is no figure', () => {
    expect(formatUsd(Number.NaN)).toBe('–');
    expect(formatPercent(0 / 0)).toBe('–');
  });
});

describe('spans and times', () => {
  it('says a span in its two largest units', () => {
    expect([0, 45_000, 250_000, 11_520_000, 172_800_000, 90_061_000].map(formatElapsed)).toEqual([
      '0 s',
      '45 s',
      '4 m 10 s',
      '3 h 12 m',
      '2 d',
      '1 d 1 h',
    ]);
  });

  it('says a latency in the unit that a person would use', () => {
    expect([12.4, 840, 2100, 65_000].map(formatLatency)).toEqual(['12 ms', '840 ms', '2.1 s', '1 m 5 s']);
  });

  it('says how long ago, and how long until', () => {
    const now = new Date('2026-11-24T10:00:00Z');
    const at = (offsetSeconds: number): Date => new Date(now.getTime() + offsetSeconds * 1000);
    expect([0, -9, -30, -300, -7200, 10_800].map((offset) => formatRelative(at(offset), now))).toEqual([
      'just now',
      'just now',
      '30 s ago',
      '5 m ago',
      '2 h ago',
      'in 3 h',
    ]);
  });

  it('gives the exact local time with its zone, and says so when there is none', () => {
    expect(formatExact(new Date('2026-11-24T10:02:11Z'))).toMatch(/^2026-11-2[345] \d{2}:\d{2}:11 \S+$/);
    expect(formatExact(new Date('nonsense'))).toBe('unknown time');
  });
});

describe('shortenMiddle', () => {
  it('keeps both ends of a long id', () => {
    expect(shortenMiddle('sk-1234567890abcdef', 11)).toBe('sk-12…bcdef');
    expect(shortenMiddle('short', 11)).toBe('short');
  });

  it('never gives more characters than asked for and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 5, max: 40 }), (text, length) => {
        const short = shortenMiddle(text, length);
        expect(Array.from(short).length).toBeLessThanOrEqual(Math.max(length, 5));
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('countOf', () => {
  it('agrees with its noun', () => {
    expect([countOf(1, 'problem'), countOf(0, 'problem'), countOf(1200, 'key')]).toEqual([
      '1 problem',
      '0 problems',
      '1,200 keys',
    ]);
  });
});
