import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answered, asking, assistant, beginTurn, KEY, openTask, say, user } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';
import { startProxy } from './proxy.fixture.ts';

let postgres: TestPostgres;
const opened: History[] = [];
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((history) => history.close()));
});
afterAll(() => postgres.stop());

async function open(...args: Parameters<typeof openTask>): ReturnType<typeof openTask> {
  const task = await openTask(...args);
  opened.push(task.history);
  return task;
}

describe('while Postgres is away', () => {
  it('keeps a finished turn until it is back', async () => {
    const databaseUrl = await postgres.createDatabase();
    const { history, events } = await open({ databaseUrl });
    const sessionId = await say(history, 'q1', 'a1');
    const turn = await beginTurn(history, 'q2', { sessionId });
    const streamed = await beginTurn(history, 'q1');
    streamed.open();
    await postgres.kill();
    const ends = Promise.all([turn.end(answered('a2')), streamed.cutOff(answered('a'))]);
    await expect.poll(() => events.filter(({ kind }) => kind === 'write waits').length).toBeGreaterThan(1);
    await postgres.back();
    await ends;
    expect(await history.read(KEY, sessionId)).toEqual([
      user('q1'),
      assistant('a1'),
      user('q2'),
      assistant('a2'),
    ]);
    expect(await history.read(KEY, streamed.sessionId)).toEqual([
      user('q1'),
      { ...assistant('a'), cut_off: true },
    ]);
    // The next turn goes on at once, over connections that are new.
    await say(history, 'q3', 'a3', { sessionId });
  });

  it('refuses what it cannot know or keep, and serves again when it is back', async () => {
    const databaseUrl = await postgres.createDatabase();
    const { history } = await open({ databaseUrl, writeWaitMs: 300 });
    const sessionId = await say(history, 'q1', 'a1');
    const turn = await beginTurn(history, 'q2', { sessionId });
    const unborn = await beginTurn(history, 'q2');
    await postgres.kill();
    const refusal = { kind: 'unavailable', retryAfterS: 2 };
    await expect(turn.end(answered('a2'))).rejects.toMatchObject(refusal);
    await expect(unborn.end(answered('a2'))).rejects.toMatchObject(refusal);
    await expect(history.begin(asking('q3', { sessionId }))).rejects.toMatchObject(refusal);
    await expect(history.read(KEY, sessionId)).rejects.toMatchObject(refusal);
    await expect(history.sessions(KEY, { limit: 1 })).rejects.toMatchObject(refusal);
    expect(await history.health()).toEqual({ database: 'unreachable', cache: 'off' });
    // A new session asks nothing of it before its first answer.
    const waiting = await beginTurn(history, 'q1');
    await waiting.drop();
    await postgres.back();
    expect(await history.health()).toEqual({ database: 'ready', cache: 'off' });
    expect(await history.read(KEY, sessionId)).toHaveLength(2);
  });

  it('refuses a turn for which it gets no answer', async () => {
    const databaseUrl = await postgres.createDatabase();
    const proxy = await startProxy(databaseUrl);
    const { history } = await open({ databaseUrl: proxy.url });
    const sessionId = await say(history, 'q1', 'a1');
    proxy.mute();
    await expect(history.begin(asking('q2', { sessionId }))).rejects.toMatchObject({ kind: 'unavailable' });
    proxy.cut();
    expect(await history.read(KEY, sessionId)).toHaveLength(2);
    await history.close();
    opened.splice(opened.indexOf(history), 1);
    await proxy.stop();
  });

  it('stores a turn once when the word of its commit is lost on the way', async () => {
    const databaseUrl = await postgres.createDatabase();
    const proxy = await startProxy(databaseUrl);
    const { history: direct } = await open({ databaseUrl });
    const { history, events } = await open({ databaseUrl: proxy.url });
    const sessionId = await say(history, 'q1', 'a1');
    for (const isOpened of [false, true]) {
      const before = (await direct.read(KEY, sessionId)).length;
      const turn = await beginTurn(history, 'q', { sessionId });
      proxy.mute();
      if (isOpened) {
        turn.open();
        await expect.poll(async () => (await direct.read(KEY, sessionId)).length).toBe(before + 1);
        proxy.cut();
        proxy.mute();
      }
      const end = turn.end(answered('a'));
      if (!isOpened) {
        await expect.poll(async () => (await direct.read(KEY, sessionId)).length).toBe(before + 2);
      }
      proxy.cut();
      await end;
      expect(await direct.read(KEY, sessionId)).toHaveLength(before + 2);
    }
    expect(events.filter(({ kind }) => kind === 'write waits').length).toBeGreaterThan(1);
    await history.close();
    opened.splice(opened.indexOf(history), 1);
    await proxy.stop();
  });
});
