import { expect, it } from 'vitest';
import { Lines } from './lines.ts';

const { signal } = new AbortController();

it('lets one in after the other, in their order', async () => {
  const lines = new Lines();
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (number) => {
      const leave = await lines.enter('s', 1_000, signal);
      order.push(number);
      await Promise.resolve();
      order.push(-number);
      leave?.();
    }),
  );
  expect(order).toEqual([1, -1, 2, -2, 3, -3]);
});

it('sends away whoever waits too long or no longer wants to, and passes them over', async () => {
  const lines = new Lines();
  const leave = await lines.enter('s', 1_000, signal);
  const leaving = new AbortController();
  const impatient = lines.enter('s', 1, signal);
  const left = lines.enter('s', 60_000, leaving.signal);
  const patient = lines.enter('s', 60_000, signal);
  expect(await impatient).toBeUndefined();
  leaving.abort();
  await expect(left).rejects.toThrow('aborted');
  leave?.();
  const next = await patient;
  next?.();
  expect(await lines.enter('s', 1, signal)).toBeDefined();
});

it('keeps sessions apart', async () => {
  const lines = new Lines();
  await lines.enter('a', 1, signal);
  expect(await lines.enter('b', 1, signal)).toBeDefined();
});
