import { describe, expect, it } from 'vitest';
import { type Duration, isNoLonger, isNoShorter, readBudgetDuration, readKeyDuration } from './duration.ts';

const life = (text: string): Duration => readKeyDuration(text)!;
const period = (text: string): Duration => readBudgetDuration(text)!;

describe('The life of a key', () => {
  it('is a number and a unit, and nothing else', () => {
    for (const text of ['1s', '90m', '8h', '30d', '2w', '12mo', '3660d']) {
      expect(readKeyDuration(text)?.text).toBe(text);
    }
    const bad = [
      '',
      '30',
      'd',
      '0d',
      '-1d',
      '1.5d',
      '1d ',
      ' 1d',
      '1D',
      '30days',
      '1y',
      '01d',
      '١d',
      '3661d',
      '999999999mo',
    ];
    for (const text of bad) expect(readKeyDuration(text)).toBeUndefined();
  });

  it('is compared by what it is at its longest', () => {
    expect(isNoLonger(life('24h'), life('1d'))).toBe(true);
    expect(isNoLonger(life('25h'), life('1d'))).toBe(false);
    expect(isNoLonger(life('28d'), life('1mo'))).toBe(true);
    expect(isNoLonger(life('29d'), life('1mo'))).toBe(false);
    expect(isNoLonger(life('1mo'), life('30d'))).toBe(false);
    expect(isNoLonger(life('1mo'), life('31d'))).toBe(true);
    expect(isNoLonger(life('3mo'), life('3mo'))).toBe(true);
    expect(isNoLonger(life('4mo'), life('3mo'))).toBe(false);
  });
});

describe('The period of a budget', () => {
  it('is only what LiteLLM really keeps', () => {
    for (const text of ['1d', '7d', '30d', '365d', '4w', '1mo', '24h', '60m', '60s']) {
      expect(readBudgetDuration(text)?.text).toBe(text);
    }
    // Each of these says a month and would be over by the next midnight, or never work.
    for (const text of ['720h', '43200m', '2592000s', '2mo', 'monthly']) {
      expect(readBudgetDuration(text)).toBeUndefined();
    }
  });

  it('is compared by what it is at its shortest', () => {
    expect(isNoShorter(period('30d'), period('1mo'))).toBe(true);
    expect(isNoShorter(period('1mo'), period('30d'))).toBe(true);
    expect(isNoShorter(period('29d'), period('30d'))).toBe(false);
    expect(isNoShorter(period('31d'), period('30d'))).toBe(true);
    expect(isNoShorter(period('30d'), period('29d'))).toBe(false);
    expect(isNoShorter(period('1w'), period('7d'))).toBe(true);
    expect(isNoShorter(period('24h'), period('1d'))).toBe(false);
    expect(isNoShorter(period('1d'), period('24h'))).toBe(true);
    expect(isNoShorter(period('30s'), period('30d'))).toBe(false);
  });

  it('below a day is not longer than another because its number is: LiteLLM ends it at midnight', () => {
    expect(isNoShorter(period('23h'), period('13h'))).toBe(false);
    expect(isNoShorter(period('13h'), period('13h'))).toBe(true);
  });
});
