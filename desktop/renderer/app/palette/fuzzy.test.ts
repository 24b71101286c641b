import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';

const LETTER = fc.constantFrom('a', 'b', 'c', 'X', 'Y', 'Z', '-', '_', ' ', '/');

const order = (query: string, texts: readonly string[]): string[] =>
  texts
    .map((text) => ({ text, match: fuzzyMatch(query, text) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))
    .map(({ text }) => text);

describe('fuzzyMatch', () => {
  it('finds letters in order and refuses what lacks one', () => {
    expect(fuzzyMatch('pe', 'prod-eu')?.places).toEqual([0, 5]);
    expect(fuzzyMatch('ep', 'prod-eu')).toBeUndefined();
  });

  it('prefers the start of a word to the middle of one', () => {
    expect(order('con', ['Open the second log', 'Config'])).toEqual(['Config', 'Open the second log']);
    expect(order('gc', ['Logic', 'Go to Config'])).toEqual(['Go to Config', 'Logic']);
  });

  it('prefers letters that stand together', () => {
    expect(order('gpt4o', ['gemini-pro-text-4-o', 'gpt-4o'])[0]).toBe('gpt-4o');
  });

  it('reads spaces in the query as nothing and finds every text for an empty one', () => {
    expect(fuzzyMatch('sand box', 'Sandbox')).toBeDefined();
    expect(fuzzyMatch('  ', 'Sandbox')?.places).toEqual([]);
  });

  it('gives the places of just the letters asked for', () => {
    const word = fc.string({ unit: LETTER, maxLength: 12 });
    fc.assert(
      fc.property(word, fc.string({ unit: LETTER, maxLength: 40 }), (query, text) => {
        const match = fuzzyMatch(query, text);
        const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
        const pattern = new RegExp(Array.from(wanted).join('.*'), 'i');
        expect(match !== undefined).toBe(pattern.test(text));
        expect(match?.places.map((place) => text[place]?.toLowerCase()).join('') ?? wanted).toBe(wanted);
        expect(match?.places ?? []).toEqual([...new Set(match?.places ?? [])].sort((a, b) => a - b));
      }),
    );
  });
});
