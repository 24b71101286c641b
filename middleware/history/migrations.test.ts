import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boolArray, byteaArray, intArray, textArray } from './binary-array.ts';
import { openDatabase } from './database.ts';
import { openTask, say } from './history.fixture.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
});
afterAll(() => postgres.stop());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('is brought up to date by many tasks at once, which then share one salt', async () => {
  const databaseUrl = await postgres.createDatabase();
  const tasks = await Promise.all(Array.from({ length: 8 }, () => openTask({ databaseUrl })));
  const [first, ...others] = tasks.map(({ history }) => history);
  const sessionId = await say(first!, 'a', 'b');
  for (const other of others) expect(await other.read('sk-owner', sessionId)).toHaveLength(2);
  await Promise.all(tasks.map(({ history }) => history.close()));
  expect(await ask(databaseUrl, 'SELECT version FROM gatehouse_history.migrations ORDER BY version')).toEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, index) => ({ version: index + 1 })),
  );
});

it('leaves an up-to-date schema and its salt as they are', async () => {
  const url = await postgres.createDatabase();
  const database = openDatabase(url, () => undefined);
  const salt = await migrate(database);
  expect(salt).toHaveLength(32);
  expect(await migrate(database)).toEqual(salt);
  await database.close();
});

it('says what is wrong with a schema of a newer Gatehouse, and does not touch it', async () => {
  const databaseUrl = await postgres.createDatabase();
  await (await openTask({ databaseUrl })).history.close();
  await ask(databaseUrl, `INSERT INTO gatehouse_history.migrations (version) VALUES (${SCHEMA_VERSION + 1})`);
  await expect(openTask({ databaseUrl })).rejects.toThrow(
    `The chat history’s schema is of a newer Gatehouse (${SCHEMA_VERSION + 1}, this one knows ${SCHEMA_VERSION})`,
  );
});

it('sends arrays that Postgres reads as they were meant', async () => {
  const database = openDatabase(await postgres.createDatabase(), () => undefined);
  const texts = ['', 'NULL', '{"a":["\\\\",",\n"]}', null, 'ü😀', Buffer.from('bytes')];
  const bytes = [Buffer.from([0, 1, 255]), null, Buffer.alloc(0)];
  const rows = await database.run(
    { text: 'SELECT $1::text[], $2::bytea[], $3::int4[], $4::bool[], $5::text[]' },
    [
      textArray(texts),
      byteaArray(bytes),
      intArray([0, -1, 2_147_483_647, null]),
      boolArray([true, false]),
      textArray([]),
    ],
  );
  expect(rows).toEqual([
    [texts.map((text) => text?.toString() ?? null), bytes, [0, -1, 2_147_483_647, null], [true, false], []],
  ]);
  await database.close();
});
