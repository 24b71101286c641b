import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Gate, startGate } from './gate.ts';
import { newKey } from './keys.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import {
  ask,
  assistant,
  type At,
  type Bare,
  ECHO,
  historyOf,
  messagesIn,
  requestOf,
  say,
  sayBare,
  said,
  user,
  WAYS,
} from './sessions.ts';
import { ownHistory, rowsOf } from './stores.ts';

/** Bytes of a stream that come through: its head, and some of its text. */
const SOME = 2_000;
/** How long a turn waits for the one before it: short, so that waiting in vain is seen. */
const TURN_WAIT_MS = 300;

let gate: Gate;
let one: Part;
let two: Part;
let databaseUrl = '';
const litellmUrl = (): string => inject('backends').compatible?.url ?? '';
beforeAll(async () => {
  gate = await startGate(litellmUrl());
  const history = await ownHistory();
  databaseUrl = history['DATABASE_URL'] ?? '';
  const env = { ...history, HISTORY_TURN_WAIT_MS: String(TURN_WAIT_MS) };
  one = await startMiddleware(gate.url, env);
  two = await startMiddleware(litellmUrl(), { ...env, HISTORY_TURN_WAIT_MS: '20000' });
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await gate.stop();
});

/** One key at both tasks. */
async function withKey(): Promise<readonly [At, At]> {
  const key = await newKey(litellmUrl());
  return [
    { url: one.url, key },
    { url: two.url, key },
  ];
}

/** What time does by itself: nobody renews what a dead task held. */
const letLeaseEnd = (sessionId: string): Promise<unknown> =>
  rowsOf(
    databaseUrl,
    `UPDATE gatehouse_history.sessions SET claimed_until = now() - interval '1 second' WHERE session_id = '${sessionId}'`,
  );

describe('two tasks on one database', () => {
  it('serve a session in turn, each told of what the other did', async () => {
    const [here, there] = await withKey();
    const { sessionId } = await say('chat', here, { text: 'Question 0' });
    const told = [user('Question 0'), assistant(said())];
    for (const [n, way] of WAYS.entries()) {
      const at = n % 2 === 0 ? there : here;
      const echoed = await say(way, at, { text: `Echo ${n}`, sessionId, model: ECHO });
      told.push(user(`Echo ${n}`));
      expect(messagesIn(echoed)).toEqual(told);
      told.push(assistant(echoed.text));
    }
    expect(await historyOf(here, sessionId)).toEqual(told);
    expect(await historyOf(there, sessionId)).toEqual(told);
  });

  it('take turns that come to both at once one after the other, and lose none', async () => {
    const [here, there] = await withKey();
    const { sessionId } = await say('chat', here, { text: 'Begin' });
    const asked = WAYS.flatMap((way) => [
      { way, at: there, text: `There by ${way}` },
      { way, at: { ...there, url: one.url }, text: `Here by ${way}` },
    ]);
    const answers = await Promise.all(
      asked.map(({ way, at, text }) => sayUntilTaken(way, at, text, sessionId)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const history = await historyOf(there, sessionId);
    expect(history.map(({ role }) => role)).toEqual(
      history.map((_, n) => (n % 2 === 0 ? 'user' : 'assistant')),
    );
    const questions = history.filter(({ role }) => role === 'user').map(({ content }) => content);
    expect(questions.slice(1).toSorted()).toEqual(asked.map(({ text }) => text).toSorted());
  });

  it.each(WAYS)('tell a client to come again while a turn is under way for too long, by %s', async (way) => {
    const [here] = await withKey();
    const { sessionId } = await say('chat', here, { text: 'One' });
    gate.hold();
    const slow = say('chat', here, { text: 'Slow', sessionId });
    await gate.held();
    const busy = await sayBare(way, here, { text: 'Impatient', sessionId });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([409, '1']);
    expect(JSON.stringify(busy.body)).toContain('Another turn of this session is under way.');
    gate.release();
    await slow;
    expect((await historyOf(here, sessionId)).map(({ content }) => content)).toEqual([
      'One',
      said(),
      'Slow',
      said(),
    ]);
  });

  it('go on in the other one from a delete in this one', async () => {
    const [here, there] = await withKey();
    const { sessionId: session_id } = await say('chat', here, { text: 'One' });
    await say('chat', there, { text: 'Two', sessionId: session_id });
    await ask(there, '/chat-history', { session_id }, { method: 'DELETE' });
    expect((await sayBare('chat', here, { text: 'Three', sessionId: session_id })).status).toBe(404);
  });
});

/** As clients do that are told to come again. */
async function sayUntilTaken(
  way: (typeof WAYS)[number],
  at: At,
  text: string,
  sessionId: string,
): Promise<Bare> {
  for (;;) {
    const answer = await sayBare(way, at, { text, sessionId });
    if (answer.status !== 409) return answer;
  }
}

describe('a task that is killed in the middle of a stream', () => {
  it.each(['chat stream', 'ConverseStream'] as const)(
    'leaves its turn behind, and the session goes on in the other one: %s',
    async (way) => {
      const [here, there] = await withKey();
      const { sessionId } = await say('chat', here, { text: 'One' });
      gate.hold(SOME);
      const { path, body } = requestOf(way, { text: 'Two', sessionId });
      const answer = await fetch(here.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${here.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const reader = answer.body?.getReader();
      await reader?.read();
      await gate.held();
      const opened = () =>
        rowsOf(
          databaseUrl,
          `SELECT turn FROM gatehouse_history.turns WHERE session_id = '${sessionId}' AND turn = 2`,
        );
      await expect.poll(opened, { timeout: 10_000 }).toHaveLength(1);
      await one.kill();
      await expect(drained(reader)).rejects.toThrow('terminated');
      gate.release();

      await letLeaseEnd(sessionId);
      const next = await say(way, there, { text: 'Three', sessionId, model: ECHO });
      const [asked, answered, unanswered] = messagesIn(next);
      expect([asked, answered]).toEqual([user('One'), assistant(said())]);
      // What the model said is gone with the task; the question is told with the next.
      expect(unanswered).toEqual({
        role: 'user',
        content: [
          { type: 'text', text: 'Two' },
          { type: 'text', text: 'Three' },
        ],
      });
      expect((await historyOf(there, sessionId)).slice(2)).toEqual([
        user('Two'),
        { role: 'assistant', content: '', cut_off: true },
        user('Three'),
        assistant(next.text),
      ]);
      await one.back();
      const later = await say(way, { ...here, url: one.url }, { text: 'Four', sessionId, model: ECHO });
      expect(messagesIn(later)).toHaveLength(5);
    },
  );
});

async function drained(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  while (reader && !(await reader.read()).done);
}
