import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endToEnd, headerOf, leavingOut, placeOf } from './headers.ts';

const none = leavingOut([]);
const pairs = (raw: readonly string[]): string[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1] ?? ''}`] : []));

test('what belongs to the connection is left out in any writing, the rest stays in its order', () => {
  const raw = [
    'X-A',
    '1',
    'Connection',
    'close',
    'x-a',
    '2',
    'TE',
    'trailers',
    'Transfer-Encoding',
    'chunked',
    'Host',
    'h',
  ];
  expect(pairs(endToEnd(raw, none))).toEqual(['X-A: 1', 'x-a: 2', 'Host: h']);
});

test('what Connection names goes too, wherever it stands, but never the key or the length', () => {
  const raw = [
    'X-Hop',
    '1',
    'connection',
    'close, x-hop ,AUTHORIZATION, content-length',
    'Authorization',
    'k',
  ];
  expect(pairs(endToEnd(raw, none))).toEqual(['Authorization: k']);
});

test('names are left out exactly when they are named, whatever others are as long', () => {
  const name = fc.stringMatching(/^[A-Za-z-]{1,20}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), fc.array(name), (headers, names) => {
      const lower = names.map((one) => one.toLowerCase());
      const expected = headers.filter(
        ([one]) => !lower.includes(one.toLowerCase()) && !none.names.has(one.toLowerCase()),
      );
      fc.pre(!headers.some(([one]) => one.toLowerCase() === 'connection'));
      expect(endToEnd(headers.flat(), leavingOut(lower))).toEqual(expected.flat());
    }),
  );
});

test('a header is found by its name in any writing', () => {
  const raw = ['a', '1', 'Content-Length', '2', 'content-length', '3'];
  expect([headerOf(raw, 'content-length'), placeOf(raw, 'content-length')]).toEqual(['2', 2]);
  expect([headerOf(raw, 'b'), placeOf(raw, 'b')]).toEqual([undefined, -1]);
});
