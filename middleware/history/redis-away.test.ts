import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keyOf } from './cache.ts';
import type { HistoryEvent } from './events.ts';
import { answered, assistant, beginTurn, KEY, openTask, say, told, user } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';
import { noRedis, startRedis, type TestRedis } from './redis.fixture.ts';

describe.skipIf(noRedis !== undefined)(noRedis ?? 'Redis, which may vanish at any time', () => {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let history: History;
  let events: readonly HistoryEvent[];
  beforeAll(async () => {
    postgres = await startPostgres({ fsync: 'off' });
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    redis = await startRedis();
    const databaseUrl = await postgres.createDatabase();
    // Without a memory of its own each turn asks Redis.
    ({ history, events } = await openTask({ databaseUrl, redisUrl: redis.url, memoryBytes: 0 }));
    await expect.poll(async () => (await history.health()).cache).toBe('ready');
  });
  afterEach(async () => {
    await history.close();
    redis.thaw();
    await redis.kill();
  });

  const cached = (sessionId: string): Promise<string | null> =>
    redis.ask((client) => client.get(keyOf(sessionId)));

  it('is killed in the middle of a turn, and nobody notices', async () => {
    const sessionId = await say(history, 'q1', 'a1');
    const turn = await beginTurn(history, 'q2', { sessionId });
    await redis.kill();
    await turn.end(answered('a2'));
    const next = await beginTurn(history, 'q3', { sessionId });
    expect(told(next)).toEqual([user('q1'), assistant('a1'), user('q2'), assistant('a2'), user('q3')]);
    await next.end(answered('a3'));
    expect(await history.health()).toEqual({ database: 'ready', cache: 'unreachable' });
    await redis.back();
    await expect.poll(async () => (await history.health()).cache).toBe('ready');
    await say(history, 'q4', 'a4', { sessionId });
    await expect.poll(() => cached(sessionId)).toContain('"q4"');
    const last = await beginTurn(history, 'q5', { sessionId });
    expect(told(last)).toHaveLength(9);
    await last.drop();
    expect(events.map(({ kind }) => kind)).toEqual(['cache lost', 'cache ready']);
  });

  it('stands still, and costs a moment once', async () => {
    const sessionId = await say(history, 'q1', 'a1');
    redis.freeze();
    for (let number = 2; number <= 6; number += 1) {
      const turn = await beginTurn(history, `q${number}`, { sessionId });
      expect(told(turn)).toHaveLength(2 * number - 1);
      await turn.end(answered(`a${number}`));
    }
    expect(events.map(({ kind }) => kind)).toEqual(['cache lost']);
    redis.thaw();
    const turn = await beginTurn(history, 'q7', { sessionId });
    expect(told(turn)).toHaveLength(13);
    await turn.end(answered('a7'));
    expect(await history.read(KEY, sessionId)).toHaveLength(14);
  });

  it('is read for a session’s text, and believed only for the very state of the session', async () => {
    const sessionId = await say(history, 'q1', 'a1');
    await expect.poll(() => cached(sessionId)).toContain('"a1"');
    const kept = (await cached(sessionId)) ?? '';
    await redis.ask((client) => client.set(keyOf(sessionId), kept.replace('a1', 'from Redis')));
    const read = await beginTurn(history, 'q2', { sessionId });
    expect(told(read)[1]).toEqual(assistant('from Redis'));
    await read.end(answered('a2'));
    // A text of before, as after an append that was missed.
    await redis.ask((client) => client.set(keyOf(sessionId), kept));
    const next = await beginTurn(history, 'q3', { sessionId });
    expect(told(next)).toEqual([user('q1'), assistant('a1'), user('q2'), assistant('a2'), user('q3')]);
    await next.end(answered('a3'));
    // Something that is no text at all.
    await redis.ask((client) => client.set(keyOf(sessionId), 'x'));
    const last = await beginTurn(history, 'q4', { sessionId });
    expect(told(last)).toHaveLength(7);
    await last.drop();
    await redis.ask(async (client) => {
      await client.del(keyOf(sessionId));
      await client.lpush(keyOf(sessionId), 'another type');
    });
    await say(history, 'q4', 'a4', { sessionId });
    expect(await history.read(KEY, sessionId)).toHaveLength(8);
  });

  it('keeps each text for a day', async () => {
    const sessionId = await say(history, 'q1', 'a1');
    await expect.poll(() => cached(sessionId)).toContain('"a1"');
    const leftS = await redis.ask((client) => client.ttl(keyOf(sessionId)));
    expect(leftS).toBeGreaterThan(86_000);
    expect(leftS).toBeLessThanOrEqual(86_400);
  });
});
