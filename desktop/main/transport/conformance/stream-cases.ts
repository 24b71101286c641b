import { ORPCError } from '@orpc/client';
import { BUG_MESSAGE } from '../../../contract/errors.ts';
import { SECRET } from './router.ts';
import { type ConformanceCase, failureOf, same, until, type Wire } from './wire.ts';

const all = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
};
const codeOf = (error: unknown): string =>
  error instanceof ORPCError ? String(error.code) : `not an answer: ${String(error)}`;
const runs = (wire: Wire, count: number): Promise<void> =>
  until(`${count} running`, async () => (await wire.client.running()).count === count);

export const streamCases: readonly ConformanceCase[] = [
  {
    name: 'gives a stream whole and in order',
    run: async (open) => {
      const { client } = await open();
      const expected = Array.from({ length: 1_000 }, (_, n) => n + 1);
      same(await all(await client.count({ to: 1_000 })), expected);
    },
  },
  {
    name: 'keeps fifty streams apart',
    run: async (open) => {
      const { client } = await open();
      const sizes = Array.from({ length: 50 }, (_, n) => n);
      const streams = await Promise.all(sizes.map(async (to) => all(await client.count({ to }))));
      same(
        streams.map(({ length }) => length),
        sizes,
      );
    },
  },
  {
    name: 'drops unknown fields of a stream’s items',
    run: async (open) => {
      const wire = await open();
      same(await all(await wire.client.leakStream()), [{ shown: 'yes' }]);
      same(JSON.stringify(wire.heard).includes(SECRET), false);
    },
  },
  {
    name: 'tells a failure in the middle of a stream, after the items before it',
    run: async (open) => {
      const items: number[] = [];
      const stream = await (await open()).client.failMidway({ how: 'understood' });
      const failure = await failureOf(
        (async () => {
          for await (const item of stream) items.push(item);
        })(),
      );
      same([items, codeOf(failure)], [[1], 'CONFLICT']);
    },
  },
  {
    name: 'hides what a bug says in the middle of a stream',
    run: async (open) => {
      const wire = await open();
      const failure = await failureOf(all(await wire.client.failMidway({ how: 'bug' })));
      same([codeOf(failure), (failure as Error).message], ['INTERNAL_SERVER_ERROR', BUG_MESSAGE]);
      same(JSON.stringify(wire.heard).includes(SECRET), false);
    },
  },
  {
    name: 'ends a stream that is left with break',
    run: async (open) => {
      const wire = await open();
      for await (const item of await wire.client.waitStream()) {
        same(item, 'open');
        await runs(wire, 1);
        break;
      }
      await runs(wire, 0);
    },
  },
  {
    name: 'ends a stream that the window cancels while nothing comes',
    run: async (open) => {
      const wire = await open();
      const leave = new AbortController();
      const stream = await wire.client.waitStream(undefined, { signal: leave.signal });
      const rest = failureOf(all(stream));
      await runs(wire, 1);
      leave.abort();
      await rest;
      await runs(wire, 0);
    },
  },
  {
    name: 'ends every stream of a window that is gone, quiet or busy, and fails them there',
    run: async (open) => {
      const [leaving, staying] = [await open(), await open()];
      const left = [
        failureOf(all(await leaving.client.waitStream())),
        failureOf(all(await leaving.client.waitStream())),
        failureOf(all(await leaving.client.flood())),
      ];
      await runs(staying, 3);
      leaving.cut();
      await Promise.all(left);
      await runs(staying, 0);
    },
  },
  {
    name: 'answers calls while a stream pours',
    run: async (open) => {
      const wire = await open();
      const leave = new AbortController();
      const pouring = failureOf(all(await wire.client.flood(undefined, { signal: leave.signal })));
      for (let n = 0; n < 20; n += 1) same(await wire.client.echo({ text: 'hello' }), { text: 'hello' });
      leave.abort();
      await pouring;
      await runs(wire, 0);
    },
  },
];
