import { expect, it } from 'vitest';
import { MAX_ENDS, Restarts } from './restarts.ts';

it('waits longer each time, and gives up at the fifth quick end', () => {
  const restarts = new Restarts();
  const delays = Array.from({ length: MAX_ENDS }, (_, index) => restarts.next(index * 1_000));
  expect(delays).toEqual([250, 500, 1_000, 2_000, undefined]);
});

it('forgets ends that are long ago', () => {
  const restarts = new Restarts();
  for (let index = 0; index < 50; index += 1) expect(restarts.next(index * 61_000)).toBe(250);
});
