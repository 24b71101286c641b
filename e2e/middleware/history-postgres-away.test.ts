import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../middleware/history/postgres.fixture.ts';
import { type Gate, startGate } from './gate.ts';
import { newKey } from './keys.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import {
  assistant,
  type At,
  type Bare,
  ECHO,
  historyOf,
  messagesIn,
  say,
  sayBare,
  said,
  user,
  WAYS,
  type Way,
} from './sessions.ts';
import { rowsOf } from './stores.ts';

/** Bytes of each answer that come through: its head, and some of its body. */
const SOME = 1_000;
const isStream = (way: Way): boolean => way === 'chat stream' || way === 'ConverseStream';

let gate: Gate;
let postgres: TestPostgres;
let middleware: Part;
let databaseUrl = '';
const litellmUrl = (): string => inject('backends').compatible?.url ?? '';
const withKey = async (): Promise<At> => ({ url: middleware.url, key: await newKey(litellmUrl()) });
beforeAll(async () => {
  gate = await startGate(litellmUrl());
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
  const redisUrl = inject('redisUrl');
  middleware = await startMiddleware(gate.url, {
    DATABASE_URL: databaseUrl,
    ...(redisUrl !== '' && { REDIS_URL: redisUrl }),
  });
});
afterEach(() => gate.release());
afterAll(async () => {
  await middleware.stop();
  await postgres.stop();
  await gate.stop();
});

interface Begun {
  readonly way: Way;
  readonly at: At;
  readonly sessionId: string;
  readonly answer: Promise<Bare>;
}

/** A second turn in each way, whose answer has begun. */
async function secondTurns(): Promise<readonly Begun[]> {
  const sessions = await Promise.all(
    WAYS.map(async (way) => {
      const at = await withKey();
      return { way, at, ...(await say(way, at, { text: 'One' })) };
    }),
  );
  gate.hold(SOME);
  const begun = sessions.map(({ way, at, sessionId }) => ({
    way,
    at,
    sessionId,
    answer: sayBare(way, at, { text: 'Two', sessionId }),
  }));
  await gate.held(begun.length);
  const opened = () =>
    rowsOf(
      databaseUrl,
      'SELECT 1 FROM gatehouse_history.turns t WHERE turn = 2 AND NOT EXISTS (SELECT 1 FROM gatehouse_history.answers a WHERE a.session_id = t.session_id AND a.turn = 2)',
    );
  await expect
    .poll(opened, { timeout: 10_000 })
    .toHaveLength(begun.filter(({ way }) => isStream(way)).length);
  return begun;
}

describe('when Postgres dies in the middle of a turn', () => {
  it('and comes back, clients see nothing of it, and the turn is stored', async () => {
    const turns = await secondTurns();
    await postgres.kill();
    gate.release();
    await postgres.back();
    for (const { way, at, sessionId, answer } of turns) {
      const { status, body } = await answer;
      expect([way, status]).toEqual([way, 200]);
      if (way === 'chat stream') expect(body).toMatch(/data: \[DONE\]\n\n$/);
      if (way === 'ConverseStream') expect(body).toContain('messageStop');
      const told = [user('One'), assistant(said()), user('Two'), assistant(said())];
      expect(await historyOf(at, sessionId)).toEqual(told);
      const next = await say(way, at, { text: 'Three', sessionId, model: ECHO });
      expect(messagesIn(next)).toEqual([...told, user('Three')]);
    }
  });

  it('and stays away, each client is told that its answer is not kept, and is told so in time', async () => {
    const turns = await secondTurns();
    await postgres.kill();
    gate.release();
    const answers = await Promise.all(turns.map(({ answer }) => answer));
    const words = 'The chat history cannot be reached at the moment.';
    const [chat, stream, converse, events] = answers as [Bare, Bare, Bare, Bare];
    expect([chat.status, chat.headers.get('retry-after')]).toEqual([503, '2']);
    expect(chat.body).toMatchObject({ error: { type: 'service_unavailable_error' } });
    expect([converse.status, converse.headers.get('x-amzn-errortype')]).toEqual([
      503,
      'ServiceUnavailableException',
    ]);
    // The whole text, and then not its end but the failure.
    expect(stream.status).toBe(200);
    expect(stream.body).toContain('"content":"for ');
    expect(stream.body).not.toContain('[DONE]');
    const [last = ''] = (stream.body as string).split('\n\n').slice(-2);
    expect(JSON.parse(last.replace('data: ', ''))).toMatchObject({ error: { code: '503' } });
    expect(events.body).toContain('serviceUnavailableException');
    expect(events.body).not.toContain('messageStop');
    for (const { body } of answers) expect(JSON.stringify(body)).toContain(words);

    await postgres.back();
    // What time does by itself: nobody renews what a turn held whose end could not be written.
    await rowsOf(
      databaseUrl,
      `UPDATE gatehouse_history.sessions SET claimed_until = now() - interval '1 second'`,
    );
    for (const { way, at, sessionId } of turns) {
      const next = await say(way, at, { text: 'Three', sessionId, model: ECHO });
      const kept = isStream(way) ? [user('Two'), { role: 'assistant', content: '', cut_off: true }] : [];
      expect(await historyOf(at, sessionId)).toEqual([
        user('One'),
        assistant(said()),
        ...kept,
        user('Three'),
        assistant(next.text),
      ]);
      expect(JSON.stringify(messagesIn(next)).includes('Two')).toBe(isStream(way));
    }
  });
});

describe('while Postgres is away', () => {
  it('turns with history are refused at once, chats without are not, and both go on when it is back', async () => {
    const at = await withKey();
    const { sessionId } = await say('chat', at, { text: 'One' });
    await postgres.kill();
    for (const way of WAYS) {
      const refused = await sayBare(way, at, { text: 'Two', sessionId });
      expect([way, refused.status, refused.headers.get('retry-after')]).toEqual([way, 503, '2']);
      expect(JSON.stringify(refused.body)).toContain('The chat history cannot be reached at the moment.');
      expect((await say(way, at, { text: 'Without', isKept: false })).text).toBe(said());
    }
    for (const path of ['/chat-history', '/bedrock/chat-history', '/session-ids']) {
      const { status } = await fetchAs(at, path, { session_id: sessionId });
      expect([path, status]).toEqual([path, 503]);
    }
    await postgres.back();
    await expect
      .poll(async () => (await sayBare('chat', at, { text: 'Two', sessionId })).status, { timeout: 10_000 })
      .toBe(200);
    expect((await historyOf(at, sessionId)).map(({ content }) => content)).toEqual([
      'One',
      said(),
      'Two',
      said(),
    ]);
  });
});

const fetchAs = ({ url, key }: At, path: string, body: object): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
