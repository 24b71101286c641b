import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SessionSplice } from './session-splice.ts';

/** What goes to the client when the answer comes in these pieces. */
function spliced(pieces: readonly Buffer[], sessionId = 'ses"1'): string {
  const splice = new SessionSplice(sessionId);
  return Buffer.concat([...pieces.flatMap((piece) => splice.take(piece)), ...splice.rest()]).toString();
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [
    0,
    ...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b),
    bytes.length,
  ];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

test('the id stands first in a whole answer, wherever its bytes were cut, and nothing else changes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.constantFrom('', ' ', '\n  '),
      fc.array(fc.nat(), { maxLength: 8 }),
      (answer, space, places) => {
        fc.pre(!('session_id' in answer) && !('__proto__' in answer));
        const text = JSON.stringify(answer, null, space);
        const parsed: unknown = JSON.parse(spliced(cut(Buffer.from(text), places)));
        expect(parsed).toEqual({ session_id: 'ses"1', ...(JSON.parse(text) as object) });
      },
    ),
  );
});

test('the id stands in the first chunk of a stream only', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 8 }), (places) => {
      const text = ': ping\n\ndata: {"id":"1","choices":[]}\n\ndata: {"id":"1"}\n\ndata: [DONE]\n\n';
      expect(spliced(cut(Buffer.from(text), places))).toBe(
        text.replace('{"id"', String.raw`{"session_id":"ses\"1","id"`),
      );
    }),
  );
});

test.each(['[1,2]', '"text"', '{}', '{ }', '', '[{}]'])('%s has no place for it and stays', (text) => {
  expect(spliced([Buffer.from(text)])).toBe(text);
});

test('what has no brace for long is let go', () => {
  const long = Buffer.alloc(10_000, 'x');
  expect(spliced([long.subarray(0, 4_000), long.subarray(4_000), Buffer.from('{"a":1}')])).toBe(
    `${long.toString()}{"a":1}`,
  );
});
