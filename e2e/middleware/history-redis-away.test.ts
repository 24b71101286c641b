import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { noRedis, startRedis, type TestRedis } from '../../middleware/history/redis.fixture.ts';
import { type Gate, startGate } from './gate.ts';
import { newKey } from './keys.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { assistant, type At, ECHO, historyOf, messagesIn, say, said, user, WAYS } from './sessions.ts';
import { newDatabase } from './stores.ts';

const title = noRedis === undefined ? '' : ` (${noRedis})`;

describe.skipIf(noRedis !== undefined)(`a session outlives Redis${title}`, () => {
  let gate: Gate;
  let redis: TestRedis;
  let one: Part;
  let two: Part;
  const litellmUrl = (): string => inject('backends').compatible?.url ?? '';
  beforeAll(async () => {
    gate = await startGate(litellmUrl());
    redis = await startRedis();
    const env = { DATABASE_URL: await newDatabase(), REDIS_URL: redis.url };
    one = await startMiddleware(gate.url, env);
    two = await startMiddleware(gate.url, env);
  });
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await gate.stop();
    await redis.kill();
  });

  /** Turns in each way, at one task and at the other, so that each must read what the other wrote. */
  async function talk(key: string, sessionId: string, history: ReturnType<typeof user>[]): Promise<void> {
    for (const [n, way] of WAYS.entries()) {
      const at: At = { url: n % 2 === 0 ? two.url : one.url, key };
      const answer = await say(way, at, { text: `Way ${n}`, sessionId, model: ECHO });
      history.push(user(`Way ${n}`));
      expect(messagesIn(answer)).toEqual(history);
      history.push(assistant(answer.text));
    }
    expect(await historyOf({ url: one.url, key }, sessionId)).toEqual(history);
  }

  async function begin(): Promise<readonly [key: string, sessionId: string, ReturnType<typeof user>[]]> {
    const key = await newKey(litellmUrl());
    const { sessionId } = await say('chat', { url: one.url, key }, { text: 'One' });
    return [key, sessionId, [user('One'), assistant(said())]];
  }
  const cacheAt = async (task: Part): Promise<unknown> =>
    ((await (await fetch(`${task.url}/gatehouse/readiness`)).json()) as { readonly history: unknown })
      .history;

  it('that is killed and comes back empty: no client sees anything of it', async () => {
    const session = await begin();
    expect(await cacheAt(one)).toEqual({ database: 'ready', cache: 'ready' });
    await redis.kill();
    await talk(...session);
    expect(await cacheAt(one)).toEqual({ database: 'ready', cache: 'unreachable' });
    await redis.back();
    await expect.poll(() => cacheAt(two), { timeout: 10_000 }).toEqual({ database: 'ready', cache: 'ready' });
    const [key, sessionId, history] = session;
    const last = await say('chat', { url: two.url, key }, { text: 'Last', sessionId, model: ECHO });
    expect(messagesIn(last)).toEqual([...history, user('Last')]);
  });

  it('that stands still, with its connections open', async () => {
    const session = await begin();
    redis.freeze();
    try {
      await talk(...session);
    } finally {
      redis.thaw();
    }
    await talk(...(await begin()));
  });

  it('that dies in the middle of a stream', async () => {
    const [key, sessionId, history] = await begin();
    gate.hold(2_000);
    const streams = (['chat stream', 'ConverseStream'] as const).map((way) =>
      say(
        way,
        { url: one.url, key },
        { text: `By ${way}`, sessionId: way === 'chat stream' ? sessionId : undefined },
      ),
    );
    await gate.held(streams.length);
    await redis.kill();
    gate.release();
    const [first, second] = await Promise.all(streams);
    await redis.back();
    const told = [...history, user('By chat stream'), assistant(said())];
    expect(await historyOf({ url: two.url, key }, sessionId)).toEqual(told);
    const next = await say('chat', { url: two.url, key }, { text: 'Next', sessionId, model: ECHO });
    expect(messagesIn(next)).toEqual([...told, user('Next')]);
    expect([first?.text, second?.text]).toEqual([said(), said()]);
    expect(await historyOf({ url: two.url, key }, second?.sessionId ?? '')).toHaveLength(2);
  });
});
