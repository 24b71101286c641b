import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { answered, asking, assistant, beginTurn, KEY, say, told, user } from './history.fixture.ts';
import { NO_SUCH_SESSION } from './history.ts';
import { describeTwoTasks } from './two-tasks.fixture.ts';

describeTwoTasks('sessions and requests', (tasks) => {
  it('begins a session with the id that it gave, when that comes back', async () => {
    const { here, there } = tasks();
    const sessionId = here.newSessionId(KEY) ?? '';
    await expect(there.read(KEY, sessionId)).rejects.toMatchObject({ kind: 'not_found' });
    const turn = await beginTurn(there, 'q1', { sessionId });
    expect(turn.sessionId).toBe(sessionId);
    await turn.end(answered('a1'));
    expect(await here.read(KEY, sessionId)).toEqual([user('q1'), assistant('a1')]);
  });

  it('says the same of another’s session, of one that was never there, and of one that was deleted', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const gone = await say(here, 'q1', 'a1');
    await there.remove(KEY, gone);
    const refusal = { kind: 'not_found', message: NO_SUCH_SESSION };
    for (const [apiKey, id] of [
      ['sk-other', sessionId],
      [KEY, randomUUID()],
      [KEY, gone],
      [KEY, `${sessionId}a`],
      [KEY, 'a\0b'],
    ] as const) {
      await expect(here.begin(asking('q2', { apiKey, sessionId: id }))).rejects.toMatchObject(refusal);
      await expect(here.read(apiKey, id)).rejects.toMatchObject(refusal);
      await expect(here.remove(apiKey, id)).rejects.toMatchObject(refusal);
    }
    expect(await here.read(KEY, sessionId)).toHaveLength(2);
  });

  it('answers a request a second time with what it stored the first time', async () => {
    const { here, there } = tasks();
    const requestKey = randomUUID();
    const first = await beginTurn(here, 'q1', { requestKey });
    await first.end({ ...answered('a1'), usage: { total_tokens: 3 }, model: 'the-model' });
    const replay = await there.begin(asking('q1', { requestKey }));
    expect(replay).toEqual({
      kind: 'replay',
      sessionId: first.sessionId,
      answer: { ...answered('a1'), usage: { total_tokens: 3 }, model: 'the-model' },
    });
    const { sessionId } = first;
    const second = randomUUID();
    await say(there, 'q2', 'a2', { sessionId, requestKey: second });
    await say(there, 'q3', 'a3', { sessionId });
    expect(await here.begin(asking('q2', { sessionId, requestKey: second }))).toMatchObject({
      kind: 'replay',
      answer: answered('a2'),
    });
    await expect(here.begin(asking('other', { sessionId, requestKey: second }))).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(await here.read(KEY, sessionId)).toHaveLength(6);
    // Whatever was given back is free for the next.
    await say(there, 'q4', 'a4', { sessionId });
  });

  it('stores two attempts of one request that run at once as one turn', async () => {
    const { here, there } = tasks();
    const requestKey = 'k'.repeat(5_000);
    const attempts = await Promise.all(
      [here, there, here, there].map(async (task) => {
        const begun = await task.begin(asking('q1', { requestKey }));
        if (begun.kind === 'turn') await begun.end(answered('a1'));
        return begun;
      }),
    );
    expect(attempts.filter(({ kind }) => kind === 'turn')).toHaveLength(1);
    expect(new Set(attempts.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(await here.read(KEY, attempts[0]!.sessionId)).toEqual([user('q1'), assistant('a1')]);
  });

  it('puts a second attempt in the place of the first, whose answer was cut off', async () => {
    const { here, there } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const requestKey = randomUUID();
    const first = await beginTurn(here, 'q2', { sessionId, requestKey });
    first.open();
    await first.cutOff(answered('hal'));
    const second = await beginTurn(there, 'q2', { sessionId, requestKey });
    expect(told(second)).toEqual([user('q1'), assistant('a1'), user('q2')]);
    await second.end(answered('a2'));
    const expected = [user('q1'), assistant('a1'), user('q2'), assistant('a2')];
    expect(await here.read(KEY, sessionId)).toEqual(expected);
    for (const task of [here, there]) {
      const next = await beginTurn(task, 'q3', { sessionId });
      expect(told(next)).toEqual([...expected, user('q3')]);
      await next.drop();
    }
  });

  it('lists a key’s sessions newest first, page by page', async () => {
    const { here, there } = tasks();
    const apiKey = randomUUID();
    const sessionIds: string[] = [];
    for (let number = 0; number < 5; number += 1) {
      sessionIds.unshift(await say(number % 2 === 0 ? here : there, 'q', 'a', { apiKey }));
    }
    await here.remove(apiKey, sessionIds[1]!);
    sessionIds.splice(1, 1);
    const first = await there.sessions(apiKey, { limit: 2 });
    expect(first.sessionIds).toEqual(sessionIds.slice(0, 2));
    // A session that begins meanwhile moves nothing.
    await say(here, 'q', 'a', { apiKey });
    const second = await there.sessions(apiKey, { limit: 2, after: first.next });
    expect(second).toEqual({ sessionIds: sessionIds.slice(2) });
    expect(await there.sessions('sk-nobody', { limit: 2 })).toEqual({ sessionIds: [] });
    for (const after of ['', 'no cursor', Buffer.from('1:a\0').toString('base64url')]) {
      await expect(there.sessions(apiKey, { limit: 2, after })).rejects.toMatchObject({ kind: 'invalid' });
    }
  });

  it('deletes a session from the cache too, and from under a turn', async () => {
    const { here, there, redis } = tasks();
    const sessionId = await say(here, 'q1', 'a1');
    const turn = await beginTurn(there, 'q2', { sessionId });
    await here.remove(KEY, sessionId);
    await expect(turn.end(answered('a2'))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(here.read(KEY, sessionId)).rejects.toMatchObject({ kind: 'not_found' });
    const left = await redis?.ask((client) => client.keys(`*${sessionId}*`));
    expect(left ?? []).toEqual([]);
  });

  it('is well, and has noted nothing unusual', async () => {
    const { here, redis, events } = tasks();
    expect(await here.health()).toEqual({ database: 'ready', cache: redis ? 'ready' : 'off' });
    const kindsSeen = new Set(events.flat().map(({ kind }) => kind));
    kindsSeen.delete('turn lost');
    expect([...kindsSeen]).toEqual([]);
  });
});
