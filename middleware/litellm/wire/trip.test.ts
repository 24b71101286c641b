import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Ask } from './ask.ts';
import { GET, nothing, POST, record } from './raw-server.fixture.ts';
import { Trip } from './trip.ts';

const mayRepeat = (ask: Ask, wasCutShort: boolean): boolean =>
  new Trip(ask, record(), { host: 'a', forget: nothing }, nothing).mayRepeat(wasCutShort);

it.each([
  ['GET that may have been read', GET, false, true],
  ['GET that cannot have been read', GET, true, true],
  ['POST that may have been read', POST, false, false],
  ['POST that cannot have been read', POST, true, true],
  ['PATCH that may have been read', { ...POST, method: 'PATCH' }, false, false],
  ['body that is gone', { ...GET, body: Readable.from([]) }, true, false],
])('%s goes out again, or does not', (_name, ask, wasCutShort, may) => {
  expect(mayRepeat(ask, wasCutShort)).toBe(may);
});

it('nothing goes out a third time', () => {
  const trip = new Trip(GET, record(), { host: 'a', forget: nothing }, nothing);
  trip.isSecondTry = true;
  expect(trip.mayRepeat(true)).toBe(false);
});
