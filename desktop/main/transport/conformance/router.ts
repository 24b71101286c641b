import { implement } from '@orpc/server';
import { AppError } from '../../../contract/errors.ts';
import { conformanceContract } from './contract.ts';

/** Looks like what must never leave this process. */
export const SECRET = 'sk-never-to-be-seen';

/** Resolves when the caller is gone. */
const gone = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });

const understood = () =>
  new AppError('CONFLICT', 'Somebody else was faster.', { remedy: 'Look again.', field: 'text.first' });
const bug = () => new Error(`no such thing: ${SECRET}`, { cause: new Error(SECRET) });

/** The services behind the conformance contract; what is still running is counted. */
export function conformanceRouter() {
  const os = implement(conformanceContract);
  let count = 0;
  return os.router({
    echo: os.echo.handler(({ input }) => input),
    fail: os.fail.handler(({ input: { how } }) => {
      if (how === 'understood') throw understood();
      if (how === 'cancelled') throw new AppError('CANCELLED', 'Cancelled.');
      if (how === 'bug') throw bug();
      return { isOk: SECRET as unknown as boolean };
    }),
    leak: os.leak.handler(() => ({ shown: 'yes', hidden: SECRET })),
    leakStream: os.leakStream.handler(async function* () {
      yield await Promise.resolve({ shown: 'yes', hidden: SECRET });
    }),
    count: os.count.handler(async function* ({ input }) {
      for (let n = 1; n <= input.to; n += 1) yield await Promise.resolve(n);
    }),
    failMidway: os.failMidway.handler(async function* ({ input }) {
      yield await Promise.resolve(1);
      throw input.how === 'bug' ? bug() : understood();
    }),
    waitStream: os.waitStream.handler(async function* ({ signal }) {
      count += 1;
      try {
        yield 'open';
        await gone(signal);
      } finally {
        count -= 1;
      }
    }),
    wait: os.wait.handler(async ({ signal }) => {
      count += 1;
      try {
        await gone(signal);
        return 'over';
      } finally {
        count -= 1;
      }
    }),
    flood: os.flood.handler(async function* () {
      count += 1;
      try {
        for (let from = 0; ; from += 100)
          yield await Promise.resolve(Array.from({ length: 100 }, (_, n) => from + n));
      } finally {
        count -= 1;
      }
    }),
    running: os.running.handler(() => ({ count })),
  });
}
