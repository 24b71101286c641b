import { ORPCError } from '@orpc/client';
import { BUG_MESSAGE } from '../../../contract/errors.ts';
import { SECRET } from './router.ts';
import { type ConformanceCase, failureOf, same, until } from './wire.ts';

/** The parts of a failure that a window may look at. */
function plain(error: unknown): unknown {
  if (!(error instanceof ORPCError)) throw new Error(`Not an answer: ${String(error)}`);
  const { code, message, defined } = error as ORPCError<string, unknown>;
  const data: unknown = error.data;
  return { code, message, defined, ...(data !== undefined && { data }) };
}

const conflict = {
  code: 'CONFLICT',
  message: 'Somebody else was faster.',
  defined: true,
  data: { remedy: 'Look again.', field: 'text.first' },
};
const bug = { code: 'INTERNAL_SERVER_ERROR', message: BUG_MESSAGE, defined: false };

export const callCases: readonly ConformanceCase[] = [
  {
    name: 'answers a call, whatever its text',
    run: async (open) => {
      const { client } = await open();
      const text = 'naïve 🙂 \u2028 \u0000 "quotes" \uD800 \n'.repeat(2_000);
      same(await client.echo({ text }), { text });
    },
  },
  {
    name: 'answers a hundred calls at once, each its own',
    run: async (open) => {
      const { client } = await open();
      const texts = Array.from({ length: 100 }, (_, n) => `call ${n}`);
      const answers = await Promise.all(texts.map((text) => client.echo({ text })));
      same(
        answers.map(({ text }) => text),
        texts,
      );
    },
  },
  {
    name: 'tells an understood failure with code, message, remedy and field',
    run: async (open) =>
      same(plain(await failureOf((await open()).client.fail({ how: 'understood' }))), conflict),
  },
  {
    name: 'tells CANCELLED as itself',
    run: async (open) => {
      const failure = plain(await failureOf((await open()).client.fail({ how: 'cancelled' })));
      same(failure, { code: 'CANCELLED', message: 'Cancelled.', defined: true, data: {} });
    },
  },
  {
    name: 'hides what a bug says',
    run: async (open) => {
      const wire = await open();
      same(plain(await failureOf(wire.client.fail({ how: 'bug' }))), bug);
      same(JSON.stringify(wire.heard).includes(SECRET), false);
    },
  },
  {
    name: 'treats an answer that breaks the contract as a bug',
    run: async (open) => {
      const wire = await open();
      same(plain(await failureOf(wire.client.fail({ how: 'wrongOutput' }))), bug);
      same(JSON.stringify(wire.heard).includes(SECRET), false);
    },
  },
  {
    name: 'names the field of an input that the contract refuses',
    run: async (open) => {
      const { client } = await open();
      const failure = plain(await failureOf(client.echo({ text: 'x'.repeat(1_000_001) })));
      same(failure, { code: 'INVALID_INPUT', message: 'Too long.', defined: true, data: { field: 'text' } });
    },
  },
  {
    name: 'drops output fields that the contract does not know',
    run: async (open) => {
      const wire = await open();
      same(await wire.client.leak(), { shown: 'yes' });
      same(JSON.stringify(wire.heard).includes(SECRET), false);
    },
  },
  {
    name: 'ends the work of a call that the window cancels',
    run: async (open) => {
      const { client } = await open();
      const leave = new AbortController();
      const call = failureOf(client.wait(undefined, { signal: leave.signal }));
      await until('the call runs', async () => (await client.running()).count === 1);
      leave.abort();
      await call;
      await until('the call is over', async () => (await client.running()).count === 0);
    },
  },
  {
    name: 'ends the work of a call whose window is gone, and fails it there',
    run: async (open) => {
      const [leaving, staying] = [await open(), await open()];
      const call = failureOf(leaving.client.wait());
      await until('the call runs', async () => (await staying.client.running()).count === 1);
      leaving.cut();
      await call;
      await until('the call is over', async () => (await staying.client.running()).count === 0);
    },
  },
];
