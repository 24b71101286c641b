import { expect, it, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { troubleOf, type TroubleHeaders } from './trouble.ts';

const NONE: TroubleHeaders = { status: undefined, failAfter: undefined, breakAfter: undefined };
const always: Behaviour = { failRate: 1, status: 500 };

it.each([
  ['m-mock-status-429', { how: 'refuse', failure: { status: 429 } }],
  ['eu.m-v1:0-mock-status-503', { how: 'refuse', failure: { status: 503 } }],
  ['m-mock-context_window', { how: 'refuse', failure: { status: 400, kind: 'context_window' } }],
  ['m-mock-content_policy', { how: 'refuse', failure: { status: 400, kind: 'content_policy' } }],
  ['m-mock-fail-after-3', { how: 'fail', afterPieces: 3, failure: { status: 500 } }],
  ['m-mock-fail-after-0-status-429', { how: 'fail', afterPieces: 0, failure: { status: 429 } }],
  ['m-mock-break-after-12', { how: 'break', afterPieces: 12 }],
  ['m-mock-status-200', undefined],
  ['m-mock-status-600', undefined],
  ['m-mock-status-429-turbo', undefined],
  ['m', undefined],
])('the name %s asks for %o', (model, trouble) => {
  expect(troubleOf(model, NONE, undefined)).toEqual(trouble);
});

it.each([
  [{ status: '429' }, { how: 'refuse', failure: { status: 429 } }],
  [{ failAfter: '2' }, { how: 'fail', afterPieces: 2, failure: { status: 500 } }],
  [
    { failAfter: '2', status: '503' },
    { how: 'fail', afterPieces: 2, failure: { status: 503 } },
  ],
  [
    { breakAfter: '0', failAfter: '2' },
    { how: 'break', afterPieces: 0 },
  ],
  [{ status: '200' }, undefined],
  [{ status: '4e2' }, undefined],
  [{ failAfter: '-1', breakAfter: 'x' }, undefined],
])('the headers %o ask for %o', (headers, trouble) => {
  expect(troubleOf('m', { ...NONE, ...headers }, undefined)).toEqual(trouble);
});

it.each([
  [always, { how: 'refuse', failure: { status: 500 } }],
  [
    { ...always, status: 429, retryAfterS: 9 },
    { how: 'refuse', failure: { status: 429, retryAfterS: 9 } },
  ],
  [
    { ...always, kind: 'content_policy' },
    { how: 'refuse', failure: { status: 400, kind: 'content_policy' } },
  ],
  [
    { ...always, failAfterPieces: 4 },
    { how: 'fail', afterPieces: 4, failure: { status: 500 } },
  ],
  [
    { ...always, breakAfterPieces: 4 },
    { how: 'break', afterPieces: 4 },
  ],
  [{ failRate: 0, status: 500 }, undefined],
] as const)('the behaviour %o asks for %o', (behaviour, trouble) => {
  expect(troubleOf('m', NONE, behaviour)).toEqual(trouble);
});

test('headers win over the name, and the name over the behaviour', () => {
  const headers = { ...NONE, status: '403' };
  expect(troubleOf('m-mock-status-429', headers, always)).toEqual({
    how: 'refuse',
    failure: { status: 403 },
  });
  expect(troubleOf('m-mock-status-429', NONE, always)).toEqual({ how: 'refuse', failure: { status: 429 } });
});

test('a rate lets some through and fails others', () => {
  const half = { failRate: 0.5, status: 500 };
  const all = Array.from({ length: 200 }, () => troubleOf('m', NONE, half) !== undefined);
  expect(new Set(all)).toEqual(new Set([true, false]));
});
