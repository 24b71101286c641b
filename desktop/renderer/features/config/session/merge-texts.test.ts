import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './line-diff.ts';
import { mergeTexts } from './merge-texts.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 14 });

describe('diffLines', () => {
  it('leads from one text to the other, whatever they are', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const result: string[] = [];
        let at = 0;
        for (const { aStart, aEnd, bStart, bEnd } of diffLines(a, b)) {
          result.push(...a.slice(at, aStart), ...b.slice(bStart, bEnd));
          at = aEnd;
        }
        expect([...result, ...a.slice(at)]).toEqual(b);
      }),
    );
  });

  it('finds no more differences than there are', () => {
    expect(diffLines(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e'])).toEqual([
      { aStart: 1, aEnd: 2, bStart: 1, bEnd: 2 },
      { aStart: 4, aEnd: 4, bStart: 4, bEnd: 5 },
    ]);
  });
});

describe('mergeTexts', () => {
  const base = 'one\ntwo\nthree\nfour\nfive\n';

  it('keeps both changes when they are apart', () => {
    expect(mergeTexts(base, base.replace('one', 'ONE'), base.replace('four', 'FOUR'))).toBe(
      'ONE\ntwo\nthree\nFOUR\nfive\n',
    );
  });

  it('takes a change once that both made', () => {
    const same = base.replace('two', '2');
    expect(mergeTexts(base, same, same.replace('five', '5'))).toBe('one\n2\nthree\nfour\n5\n');
  });

  it('answers nothing when both changed the same lines, or lines that touch', () => {
    expect(mergeTexts(base, base.replace('two', '2'), base.replace('two', 'II'))).toBeNull();
    expect(mergeTexts(base, base.replace('two', '2'), base.replace('three', '3'))).toBeNull();
  });

  it('gives the one that changed when the other did not', () => {
    const text = lines.map((each) => each.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(mergeTexts(one, other, one)).toBe(other);
        expect(mergeTexts(one, one, other)).toBe(other);
        expect(mergeTexts(one, other, other)).toBe(other);
      }),
    );
  });
});
