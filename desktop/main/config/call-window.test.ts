import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SpendRow } from '../litellm/client.ts';
import { CallWindow, MOST_CALLS, type SpendSource } from './call-window.ts';

const START = Date.parse('2026-11-24T10:00:00Z');
const { signal } = new AbortController();

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

let asked: { readonly from: number; readonly page: number }[] = [];
const row = (id: string, at: number): SpendRow => ({
  request_id: id,
  model_id: 'A',
  model_group: 'chat',
  startTime: new Date(at).toISOString(),
  endTime: new Date(at + 10).toISOString(),
  spend: 0,
  total_tokens: 1,
});

/** Pages of a thousand, newest first, as the gateway gives them. */
const source = (rows: readonly SpendRow[]): SpendSource => {
  asked = [];
  return {
    spendLogs: ({ from, to, page }) => {
      asked.push({ from: from.getTime(), page });
      const found = rows
        .filter(({ startTime }) => startTime >= from.toISOString() && startTime <= to.toISOString())
        .sort((a, b) => b.startTime.localeCompare(a.startTime));
      const part = found.slice((page - 1) * 1_000, page * 1_000);
      return Promise.resolve({ rows: part, isLast: part.length < 1_000 });
    },
  };
};

test('reads the whole window once, and then only what may be new', async () => {
  const window = new CallWindow('chat', 60);
  const rows = [row('old', START - 3_000_000), row('new', START - 1_000)];
  expect((await window.read(source(rows), 0, signal)).rows).toHaveLength(2);
  expect(asked).toEqual([{ from: START - 3_600_000, page: 1 }]);
  vi.setSystemTime(START + 1_000);
  rows.push(row('newest', START + 500), row('late', START - 30_000));
  const { rows: counted } = await window.read(source(rows), 0, signal);
  expect(asked).toEqual([{ from: START - 90_000, page: 1 }]);
  expect(counted.map(({ request_id }) => request_id).sort()).toEqual(['late', 'new', 'newest', 'old']);
});

test('finds the row of a call that took longer than that when it reads all again', async () => {
  const window = new CallWindow('chat', 60);
  const rows = [row('a', START - 1_000)];
  await window.read(source(rows), 0, signal);
  rows.push(row('ten minutes', START - 600_000));
  let counted = 0;
  for (let second = 1; second <= 30; second += 1) {
    vi.setSystemTime(START + second * 1_000);
    counted = (await window.read(source(rows), 0, signal)).rows.length;
  }
  expect(counted).toBe(2);
});

test('forgets what has left the window, and counts nothing of the version before', async () => {
  const window = new CallWindow('chat', 1);
  const rows = [row('a', START - 50_000), row('b', START - 5_000)];
  expect((await window.read(source(rows), START - 10_000, signal)).rows).toHaveLength(1);
  vi.setSystemTime(START + 30_000);
  const { rows: counted, sinceMs } = await window.read(source(rows), 0, signal);
  expect([counted.map(({ request_id }) => request_id), sinceMs]).toEqual([['b'], START - 30_000]);
});

test('counts the newest of very many, and says from when on', async () => {
  const rows = Array.from({ length: MOST_CALLS + 2_500 }, (_, index) =>
    row(String(index), START - index * 10),
  );
  const { rows: counted, sinceMs } = await new CallWindow('chat', 60).read(source(rows), 0, signal);
  expect(counted).toHaveLength(MOST_CALLS);
  expect(asked).toHaveLength(MOST_CALLS / 1_000);
  expect(sinceMs).toBe(START - (MOST_CALLS - 1) * 10);
});
