import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from './change.ts';
import { Lines } from './lines.ts';

describe('lines', () => {
  it('end with LF, CRLF or a lone CR', () => {
    const lines = new Lines('a\nb\r\nc\rd');
    const places = [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => lines.positionAt(offset));
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '1:1',
      '1:2',
      '2:1',
      '2:2',
      '2:3',
      '3:1',
      '3:2',
      '4:1',
    ]);
  });

  it('are as many as a split makes', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (made) => {
        expect(new Lines(made).positionAt(made.length).line).toBe(made.split(/\r\n|\r|\n/).length);
      }),
    );
  });
});

describe('the change between two texts', () => {
  const part = fc
    .array(fc.constantFrom('a', 'b'.repeat(700), '\n', 'c'.repeat(1500)))
    .map((parts) => parts.join(''));

  it('leads from one to the other, and its ends differ', () => {
    fc.assert(
      fc.property(part, part, part, part, (head, old, now, tail) => {
        const [before, after] = [head + old + tail, head + now + tail];
        const { start, oldEnd, newEnd } = changeBetween(before, after);
        expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(after);
        const [removed, added] = [before.slice(start, oldEnd), after.slice(start, newEnd)];
        if (removed !== '' && added !== '') {
          expect(removed[0]).not.toBe(added[0]);
          expect(removed.at(-1)).not.toBe(added.at(-1));
        }
      }),
    );
  });
});
