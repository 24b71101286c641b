import { afterAll, beforeAll, describe } from 'vitest';
import type { HistoryEvent } from './events.ts';
import { openTask } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';
import { noRedis, startRedis, type TestRedis } from './redis.fixture.ts';

export interface TwoTasks {
  /** Remembers what it saw. */
  readonly here: History;
  /** Asks Redis, where there is one, or Postgres each time. */
  readonly there: History;
  readonly redis: TestRedis | undefined;
  readonly databaseUrl: string;
  readonly events: readonly (readonly HistoryEvent[])[];
}

const kinds = [
  { title: noRedis ?? 'with Redis', hasRedis: true },
  { title: 'without Redis', hasRedis: false },
];

/** A suite over two tasks that share one database, once with Redis and once without. */
export function describeTwoTasks(name: string, suite: (tasks: () => TwoTasks) => void): void {
  for (const { title, hasRedis } of kinds) {
    describe.skipIf(hasRedis && noRedis !== undefined)(`${name}, ${title}`, () => {
      let postgres: TestPostgres;
      let tasks: TwoTasks;
      beforeAll(async () => {
        postgres = await startPostgres({ fsync: 'off' });
        const redis = hasRedis ? await startRedis() : undefined;
        const databaseUrl = await postgres.createDatabase();
        const options = { databaseUrl, redisUrl: redis?.url };
        const [here, there] = await Promise.all([
          openTask(options),
          openTask({ ...options, memoryBytes: 0 }),
        ]);
        tasks = {
          here: here.history,
          there: there.history,
          redis,
          databaseUrl,
          events: [here.events, there.events],
        };
      });
      afterAll(async () => {
        await Promise.all([tasks.here.close(), tasks.there.close()]);
        await tasks.redis?.kill();
        await postgres.stop();
      });
      suite(() => tasks);
    });
  }
}
