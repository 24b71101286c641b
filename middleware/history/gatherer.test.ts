import { expect, it } from 'vitest';
import { Gatherer } from './gatherer.ts';

it('sends what gathers while two statements are in flight as one, and answers each with its own', async () => {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const gatherer = new Gatherer<number, number>({
    isBetterAlone: () => false,
    run: async (items) => {
      batches.push([...items]);
      await new Promise<void>((resolve) => gates.push(resolve));
      return items.map((item) => item * 10);
    },
  });
  const first = gatherer.add(1);
  await expect.poll(() => batches.length).toBe(1);
  const second = gatherer.add(2);
  await expect.poll(() => batches.length).toBe(2);
  const others = Promise.all([gatherer.add(3), gatherer.add(4), gatherer.add(5)]);
  gates[0]?.();
  expect(await first).toBe(10);
  await expect.poll(() => batches).toEqual([[1], [2], [3, 4, 5]]);
  gates[2]?.();
  gates[1]?.();
  expect(await others).toEqual([30, 40, 50]);
  expect(await second).toBe(20);
});

it('lets one bad item fail alone', async () => {
  const gatherer = new Gatherer<string, string>({
    isBetterAlone: (error) => error instanceof RangeError,
    run: (items) => (items.includes('bad') ? Promise.reject(new RangeError('bad')) : Promise.resolve(items)),
  });
  const results = await Promise.allSettled(['a', 'bad', 'b'].map((item) => gatherer.add(item)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('fails all of a batch for a failure that is nobody’s own, and goes on', async () => {
  let isAway = true;
  const gatherer = new Gatherer<string, string>({
    isBetterAlone: () => false,
    run: (items) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(items)),
  });
  await expect(Promise.all([gatherer.add('a'), gatherer.add('b')])).rejects.toThrow('away');
  isAway = false;
  expect(await gatherer.add('c')).toBe('c');
});

it('splits what is too large for one statement', async () => {
  const sizes: number[] = [];
  const gatherer = new Gatherer<number, number>({
    isBetterAlone: () => false,
    sizeOf: (item) => item,
    run: (items) => {
      sizes.push(items.length);
      return Promise.resolve(items);
    },
  });
  const large = 3 * 1024 * 1024;
  await Promise.all([large, large, large].map((item) => gatherer.add(item)));
  expect(sizes).toEqual([1, 1, 1]);
});
