import { expect, test } from 'vitest';
import { Job } from './job.ts';

async function collect<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** Work whose steps are taken by hand. */
function stepwise(): {
  readonly work: AsyncGenerator<number>;
  readonly go: () => void;
  readonly fail: () => void;
} {
  const acts: ((error?: Error) => void)[] = [];
  const turns = [0, 1, 2].map(
    () =>
      new Promise<void>((resolve, reject) => {
        acts.push((error) => (error ? reject(error) : resolve()));
      }),
  );
  async function* work(): AsyncGenerator<number> {
    for (const [index, turn] of turns.entries()) {
      await turn;
      yield index;
    }
  }
  return { work: work(), go: () => acts.shift()?.(), fail: () => acts.shift()?.(new Error('broken')) };
}

test('tells everything to whoever comes, also after its end', async () => {
  const { work, go } = stepwise();
  const job = new Job(work);
  const early = collect(job.follow());
  go();
  go();
  go();
  expect(await early).toEqual([0, 1, 2]);
  expect(await collect(job.follow())).toEqual([0, 1, 2]);
});

test('goes on when those who follow leave', async () => {
  const { work, go } = stepwise();
  const job = new Job(work);
  const leave = new AbortController();
  const left = collect(job.follow(leave.signal));
  go();
  leave.abort();
  await left;
  go();
  go();
  expect(await collect(job.follow())).toEqual([0, 1, 2]);
});

test('throws what it ended with, behind what it told', async () => {
  const { work, go, fail } = stepwise();
  const job = new Job(work);
  const seen: number[] = [];
  go();
  fail();
  await expect(
    (async () => {
      for await (const item of job.follow()) seen.push(item);
    })(),
  ).rejects.toThrow('broken');
  expect(seen).toEqual([0]);
});
