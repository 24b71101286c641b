import { expect, test } from 'vitest';
import { readableLine } from './readable-line.ts';

const time = '2026-11-25T00:43:37.811Z';
const line = (fields: object): string => readableLine(JSON.stringify({ level: 'info', time, ...fields }));

test('a call is told in the order of what one looks for', () => {
  const call = { msg: 'call', method: 'POST', path: '/v1/chat/completions', callId: 'c1', durationMs: 12.5 };
  expect(
    line({ ...call, status: 200, outcome: 'ok', modelAsked: 'gpt-4o', tokensIn: 20, tokensOut: 36 }),
  ).toBe('200 POST /v1/chat/completions · gpt-4o · 12.5 ms · 20+36 tokens · call c1');
  expect(line({ ...call, status: 503, outcome: 'refused', errorCode: 'unavailable' })).toBe(
    '503 POST /v1/chat/completions · refused: unavailable · 12.5 ms · call c1',
  );
});

test('other lines are their words and what goes with them, and loud ones say so', () => {
  expect(line({ msg: 'listening', port: 4000, upstream: 'http://a' })).toBe(
    'listening port=4000 upstream=http://a',
  );
  expect(line({ level: 'warn', msg: 'history', kind: 'cache lost' })).toBe('warn: history kind=cache lost');
});

test.each(['plain text', '{"level":"info","msg":"cut o', '{"level":7}', '{}'])(
  '%s stays as it is',
  (text) => {
    expect(readableLine(text)).toBe(text);
  },
);
