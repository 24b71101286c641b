import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { answered, asking, beginTurn, KEY, openTask, say } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';
import { sweep } from './retention.ts';

let postgres: TestPostgres;
let databaseUrl: string;
let client: Client;
let database: Database;
let history: History;
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  databaseUrl = await postgres.createDatabase();
  ({ history } = await openTask({ databaseUrl }));
  database = openDatabase(databaseUrl, () => undefined);
  client = new Client(databaseUrl);
  await client.connect();
});
afterEach(async () => {
  await history.close();
  await database.close();
  await client.end();
});

const age = (sessionId: string, days: number): Promise<unknown> =>
  client.query(
    `UPDATE gatehouse_history.sessions SET created_at = created_at - $2 * interval '1 day', used_at = used_at - $2 * interval '1 day' WHERE session_id = $1`,
    [sessionId, days],
  );
const count = async (table: string): Promise<number> =>
  Number(
    (await client.query<{ n: string }>(`SELECT count(*) AS n FROM gatehouse_history.${table}`)).rows[0]?.n,
  );

describe('retention', () => {
  const onRemoved = (): Promise<void> => Promise.resolve();

  it('deletes what was not used for longer than it may be kept, and nothing else', async () => {
    const old = await say(history, 'q', 'a');
    const held = await say(history, 'q', 'a');
    const used = await say(history, 'q', 'a');
    const fresh = await say(history, 'q', 'a');
    await age(old, 31);
    await age(held, 31);
    await age(fresh, 29);
    await age(used, 31);
    await say(history, 'q2', 'a2', { sessionId: used });
    const turn = await beginTurn(history, 'q2', { sessionId: held });
    const removed: string[] = [];
    const options = {
      database,
      retentionDays: 30,
      onRemoved: (ids: readonly string[]) => Promise.resolve(void removed.push(...ids)),
    };
    expect(await sweep(options)).toBe(1);
    expect(removed).toEqual([old]);
    await expect(history.read(KEY, old)).rejects.toMatchObject({ kind: 'not_found' });
    // Its id does not begin anew, as if all were still there.
    await expect(history.begin(asking('q', { sessionId: old }))).rejects.toMatchObject({ kind: 'not_found' });
    await turn.end(answered('a2'));
    for (const sessionId of [held, used, fresh]) expect(await history.read(KEY, sessionId)).not.toEqual([]);
    expect(await count('answers')).toBe(5);
    expect(await count('turns')).toBe(5);
  });

  it('keeps everything when no time is set', async () => {
    const old = await say(history, 'q', 'a');
    await age(old, 10_000);
    expect(await sweep({ database, retentionDays: undefined, onRemoved })).toBe(0);
    expect(await history.read(KEY, old)).toHaveLength(2);
  });

  it('is safe from many tasks at once, in batches', async () => {
    await client.query(`
      INSERT INTO gatehouse_history.sessions (session_id, owner, created_at, used_at, last_turn, revision)
      SELECT 'old ' || n, 'x', now() - interval '9 days', now() - interval '9 days', 1, gen_random_uuid()
      FROM generate_series(1, 1300) n`);
    await client.query(
      `INSERT INTO gatehouse_history.turns (session_id, turn, request) SELECT session_id, 1, '' FROM gatehouse_history.sessions`,
    );
    const removed: string[] = [];
    const note = (ids: readonly string[]): Promise<void> => Promise.resolve(void removed.push(...ids));
    const sweeps = Array.from({ length: 4 }, () => sweep({ database, retentionDays: 7, onRemoved: note }));
    await Promise.all(sweeps);
    await sweep({ database, retentionDays: 7, onRemoved: note });
    expect(removed).toHaveLength(1300);
    expect(new Set(removed).size).toBe(1300);
    expect(await count('turns')).toBe(0);
  });

  it('deletes what the older middleware holds of a session that was carried over', async () => {
    await client.query(
      'CREATE TABLE public.chat_sessions (session_id TEXT PRIMARY KEY, chat_history TEXT, api_key_hash TEXT)',
    );
    await client.query(
      `INSERT INTO public.chat_sessions VALUES ('old', '[]', encode(sha256('sk-owner'), 'hex')), ('kept', '[]', '')`,
    );
    await say(history, 'q', 'a', { sessionId: 'old' });
    await age('old', 31);
    expect(await sweep({ database, retentionDays: 30, onRemoved })).toBe(1);
    const { rows } = await client.query<{ session_id: string }>(
      'SELECT session_id FROM public.chat_sessions',
    );
    expect(rows).toEqual([{ session_id: 'kept' }]);
  });

  it('forgets marks of deleted sessions after a year, and sessions that never began', async () => {
    const gone = await say(history, 'q', 'a');
    await history.remove(KEY, gone);
    const sessionId = history.newSessionId(KEY);
    await beginTurn(history, 'never ended', { sessionId });
    expect(await count('sessions')).toBe(2);
    await sweep({ database, retentionDays: undefined, onRemoved });
    expect(await count('sessions')).toBe(2);
    await client.query(
      `UPDATE gatehouse_history.sessions SET removed_at = removed_at - interval '367 days', claimed_until = claimed_until - interval '2 hours'`,
    );
    await sweep({ database, retentionDays: undefined, onRemoved });
    expect(await count('sessions')).toBe(0);
  });
});

describe('limits', () => {
  it('refuse what is too large with what to do about it, and leave the session free', async () => {
    const { history: small } = await openTask({
      databaseUrl,
      maxSessionBytes: 600,
      maxTurnBytes: 300,
      maxTurns: 3,
    });
    const large = 'x'.repeat(250);
    await expect(small.begin(asking('x'.repeat(301)))).rejects.toMatchObject({
      kind: 'too_large',
      field: 'messages',
    });
    const sessionId = await say(small, large, large);
    await expect(small.begin(asking(large, { sessionId }))).rejects.toMatchObject({
      kind: 'too_large',
      field: 'session_id',
      message: expect.stringContaining('Leave session_id out to begin a new one') as string,
    });
    const short = await say(small, 'q', 'a');
    await say(small, 'q', 'a', { sessionId: short });
    await say(small, 'q', 'a', { sessionId: short });
    await expect(small.begin(asking('q', { sessionId: short }))).rejects.toMatchObject({
      message: expect.stringContaining('3 turns of at most 3') as string,
    });
    // Another task is not kept waiting by what was refused, and has larger limits.
    await say(history, large, 'a', { sessionId });
    expect(await small.read(KEY, sessionId)).toHaveLength(4);
    await small.remove(KEY, sessionId);
    await small.close();
  });
});
