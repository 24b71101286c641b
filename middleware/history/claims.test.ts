import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answered, asking, assistant, beginTurn, KEY, openTask, say, told, user } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';

let postgres: TestPostgres;
let databaseUrl: string;
let client: Client;
const opened: History[] = [];
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  databaseUrl = await postgres.createDatabase();
  client = new Client(databaseUrl);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await Promise.all(opened.splice(0).map((history) => history.close()));
});

async function open(...args: Parameters<typeof openTask>): ReturnType<typeof openTask> {
  const task = await openTask(...args);
  opened.push(task.history);
  return task;
}

describe('a claim', () => {
  it('makes a turn of another task wait, and refuses it clearly when that takes too long', async () => {
    const { history: one } = await open({ databaseUrl });
    const { history: two } = await open({ databaseUrl });
    const { history: impatient } = await open({ databaseUrl, turnWaitMs: 50 });
    const sessionId = await say(one, 'q1', 'a1');
    const first = await beginTurn(one, 'q2', { sessionId });
    await expect(impatient.begin(asking('q3', { sessionId }))).rejects.toMatchObject({
      kind: 'conflict',
      retryAfterS: 1,
    });
    const leaving = new AbortController();
    const left = two.begin(asking('left', { sessionId, signal: leaving.signal }));
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    const waiting = beginTurn(two, 'q3', { sessionId });
    await first.end(answered('a2'));
    const second = await waiting;
    expect(told(second)).toHaveLength(5);
    await second.drop();
  });

  it('outlives its lease while its task lives', async () => {
    const { history } = await open({ databaseUrl, leaseMs: 900 });
    const { history: other } = await open({ databaseUrl, turnWaitMs: 2_500 });
    const sessionId = await say(history, 'q1', 'a1');
    const turn = await beginTurn(history, 'q2', { sessionId });
    // For longer than two leases.
    await expect(other.begin(asking('q3', { sessionId }))).rejects.toMatchObject({ kind: 'conflict' });
    await turn.end(answered('a2'));
    expect(await other.read(KEY, sessionId)).toHaveLength(4);
  });

  it('ends by itself when its task dies, and what was asked stays', async () => {
    const { history } = await open({ databaseUrl });
    const sessionId = await say(history, 'q1', 'a1');
    const task = fork(join(import.meta.dirname, 'task.fixture.ts'), {
      env: { ...process.env, DATABASE_URL: databaseUrl, SESSION_ID: sessionId, LEASE_MS: '2000' },
      silent: true,
    });
    await once(task.stdout!, 'data');
    // Under way, it is not yet cut off.
    expect((await history.read(KEY, sessionId)).at(-1)).toEqual(user('never answered'));
    task.kill('SIGKILL');
    const next = await beginTurn(history, 'q3', { sessionId });
    expect(told(next)).toEqual([
      user('q1'),
      assistant('a1'),
      {
        role: 'user',
        content: [
          { type: 'text', text: 'never answered' },
          { type: 'text', text: 'q3' },
        ],
      },
    ]);
    await next.end(answered('a3'));
    expect(await history.read(KEY, sessionId)).toEqual([
      user('q1'),
      assistant('a1'),
      user('never answered'),
      { ...assistant(''), cut_off: true },
      user('q3'),
      assistant('a3'),
    ]);
  });

  it('refuses the late end of a turn whose session went on without it', async () => {
    const { history, events } = await open({ databaseUrl });
    const { history: other } = await open({ databaseUrl });
    const sessionId = await say(history, 'q1', 'a1');
    const late = await beginTurn(history, 'late', { sessionId });
    // As when its task stood still for longer than the lease.
    await client.query(`UPDATE gatehouse_history.sessions SET claimed_until = now() - interval '1 second'`);
    await say(other, 'q2', 'a2', { sessionId });
    await expect(late.end(answered('late'))).rejects.toMatchObject({ kind: 'conflict' });
    expect(events).toContainEqual({ kind: 'turn lost', sessionId });
    expect(await other.read(KEY, sessionId)).toHaveLength(4);
  });

  it('is not missed where a crash of Postgres undid it', async () => {
    const { history } = await open({ databaseUrl });
    const sessionId = await say(history, 'q1', 'a1');
    const turn = await beginTurn(history, 'q2', { sessionId });
    const unborn = await beginTurn(history, 'q1', { requestKey: 'k' });
    await client.query(
      'UPDATE gatehouse_history.sessions SET claim = gen_random_uuid(), claimed_until = NULL',
    );
    await client.query('DELETE FROM gatehouse_history.sessions WHERE last_turn = 0');
    await turn.end(answered('a2'));
    await unborn.end(answered('a1'));
    expect(await history.read(KEY, sessionId)).toHaveLength(4);
    expect(await history.read(KEY, unborn.sessionId)).toHaveLength(2);
  });

  it('sees the turn that was stored while it waited for the session’s row', async () => {
    const { history, events } = await open({ databaseUrl });
    const sessionId = await say(history, 'q1', 'a1');
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM gatehouse_history.sessions FOR UPDATE');
    const requestKey = randomUUID();
    const begun = history.begin(asking('q2', { sessionId, requestKey }));
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    await expect.poll(async () => (await client.query(waiting)).rowCount).toBe(1);
    // As another task's write of the same request does.
    await client.query('UPDATE gatehouse_history.sessions SET last_turn = 2, revision = gen_random_uuid()');
    await client.query(
      'INSERT INTO gatehouse_history.turns (session_id, turn, request, request_key) VALUES ($1, 2, $2, $3)',
      [sessionId, JSON.stringify(user('q2')), requestKey],
    );
    await client.query(
      `INSERT INTO gatehouse_history.answers (session_id, turn, answer, finish_reason, state) VALUES ($1, 2, $2, 'stop', 'whole')`,
      [sessionId, JSON.stringify(assistant('a2'))],
    );
    await client.query('COMMIT');
    expect(await begun).toEqual({ kind: 'replay', sessionId, answer: answered('a2') });
    expect(events).toEqual([]);
  });
});
