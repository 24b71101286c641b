import { afterEach, expect, it } from 'vitest';
import type { History } from './history.ts';
import { persistentHistory } from './persistent-history.ts';

const opened: History[] = [];
afterEach(async () => {
  for (const history of opened.splice(0)) await history.close();
});

const real = (closed: string[] = []): History =>
  ({ newSessionId: () => 'id', close: () => Promise.resolve(closed.push('closed')) }) as unknown as History;

it('serves without history until its database answers, and with it from then on', async () => {
  let isAway = true;
  const failures: string[] = [];
  const history = await persistentHistory({
    open: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(real())),
    onFailure: (reason) => void failures.push(reason),
    onOpen: () => undefined,
    retryMs: [1, 4],
  });
  opened.push(history);
  expect(history.newSessionId('sk-1')).toBeUndefined();
  await expect(history.read('sk-1', 'a')).rejects.toMatchObject({ kind: 'unavailable', retryAfterS: 2 });
  expect(await history.health()).toEqual({ database: 'unreachable', cache: 'unreachable' });
  await expect.poll(() => failures.length).toBeGreaterThan(2);
  expect(failures[0]).toBe('away');
  isAway = false;
  await expect.poll(() => history.newSessionId('sk-1')).toBe('id');
});

it('closes what opens after it was closed', async () => {
  const closed: string[] = [];
  let answer: (history: History) => void = () => undefined;
  let attempts = 0;
  const history = await persistentHistory({
    open: () => {
      attempts += 1;
      if (attempts === 1) return Promise.reject(new Error('away'));
      return new Promise((resolve) => (answer = resolve));
    },
    onFailure: () => undefined,
    onOpen: () => undefined,
    retryMs: [1, 1],
  });
  await expect.poll(() => attempts).toBe(2);
  await history.close();
  answer(real(closed));
  await expect.poll(() => closed).toEqual(['closed']);
});
