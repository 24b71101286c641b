import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Gate, startGate } from './gate.ts';
import { newKey } from './keys.ts';
import { type Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { callLines } from './rig.ts';
import { LEAVE } from './leaving.ts';
import { headOf, openRaw } from './raw.ts';
import {
  assistant,
  type At,
  ECHO,
  historyOf,
  messagesIn,
  requestOf,
  say,
  said,
  sessionIdsOf,
  user,
  WAYS,
} from './sessions.ts';
import { ownHistory, rowsOf } from './stores.ts';

/** Bytes of a stream that come through: its head, and some of its text but not all. */
const SOME = 2_000;
/** The next piece: by those shows that a client is gone, as it may have closed its own side alone. */
const MORE = 300;
const STREAMS = ['chat stream', 'ConverseStream'] as const;

let gate: Gate;
let middleware: Part;
let databaseUrl = '';
const litellmUrl = (): string => inject('backends').compatible?.url ?? '';
const withKey = async (): Promise<At> => ({ url: middleware.url, key: await newKey(litellmUrl()) });
beforeAll(async () => {
  gate = await startGate(litellmUrl());
  const env = await ownHistory();
  databaseUrl = env['DATABASE_URL'] ?? '';
  middleware = await startMiddleware(gate.url, env);
});
afterEach(() => gate.release());
afterAll(async () => {
  await middleware.stop();
  await gate.stop();
});

const outcomeOf = (sessionId: string): string | undefined =>
  callLines(middleware).findLast((line) => line['sessionId'] === sessionId)?.outcome;

/** Lets the stream go on, piece by piece, until the middleware noticed that its client went. */
async function goOnUntilNoticed(sessionId: string): Promise<void> {
  const oneMore = (): string | undefined => {
    gate.hold(MORE);
    return outcomeOf(sessionId);
  };
  await expect.poll(oneMore, { timeout: 10_000, interval: 300 }).toBe('aborted');
}

describe.each(STREAMS)('a client that leaves in the middle of a stream, by %s', (way) => {
  it('leaves its turn behind, marked as cut off, once, and the session goes on from what was said', async () => {
    const ada = await withKey();
    const model = `chat-mock-${randomUUID()}`;
    gate.hold(SOME);
    const { sessionId, heard } = await LEAVE[way](ada, { text: 'Tell me all.', model });
    expect(said(model).startsWith(heard)).toBe(true);
    await goOnUntilNoticed(sessionId);
    gate.release();
    expect(await sessionIdsOf(ada)).toEqual([sessionId]);

    const next = await say(way, ada, { text: 'Go on.', sessionId, model: ECHO });
    const [question, told, last] = messagesIn(next);
    expect([question, last]).toEqual([user('Tell me all.'), user('Go on.')]);
    const part = told?.content as string;
    expect(said(model).slice(0, part.length)).toBe(part);
    expect(part.slice(0, heard.length)).toBe(heard);
    expect(part).not.toBe(said(model));
    expect((await historyOf(ada, sessionId)).slice(0, 2)).toEqual([
      user('Tell me all.'),
      { role: 'assistant', content: part, cut_off: true },
    ]);
    expect(
      await rowsOf(databaseUrl, `SELECT turn FROM gatehouse_history.turns WHERE session_id = '${sessionId}'`),
    ).toEqual([{ turn: 1 }, { turn: 2 }]);
  });
});

describe('a client that leaves', () => {
  it('in the middle of a stream and asks the same once more has its question told once', async () => {
    const ada = await withKey();
    const headers = { 'idempotency-key': randomUUID() };
    gate.hold(SOME);
    const { sessionId } = await LEAVE['chat stream'](ada, { text: 'Tell me all.' }, headers);
    await goOnUntilNoticed(sessionId);
    gate.release();
    const again = await say('chat stream', ada, { text: 'Tell me all.' }, { headers });
    expect(again).toEqual({ sessionId, text: said() });
    expect(await historyOf(ada, sessionId)).toEqual([user('Tell me all.'), assistant(said())]);
    const next = await say('Converse', ada, { text: 'Next', sessionId, model: ECHO });
    expect(messagesIn(next)).toEqual([user('Tell me all.'), assistant(said()), user('Next')]);
  });

  it.each(WAYS)('before its answer begins leaves nothing behind, by %s', async (way) => {
    const ada = await withKey();
    const { sessionId } = await say(way, ada, { text: 'One' });
    gate.hold();
    const { path, body } = requestOf(way, { text: 'Two', sessionId });
    const client = await openRaw(middleware.url);
    const text = JSON.stringify(body);
    client.send(headOf({ path, key: ada.key, body: text }) + text);
    await gate.held();
    client.socket.destroy();
    await expect.poll(() => outcomeOf(sessionId), { timeout: 10_000 }).toBe('aborted');
    gate.release();
    const next = await say(way, ada, { text: 'Three', sessionId, model: ECHO });
    expect(messagesIn(next).map(({ content }) => content)).toEqual(['One', said(), 'Three']);
    expect(await historyOf(ada, sessionId)).toHaveLength(4);
  });
});

describe.each(WAYS)('an answer that breaks on its way from the model, by %s', (way) => {
  const isStream = way === 'chat stream' || way === 'ConverseStream';

  it.each(['chat-mock-break-after-3', 'chat-mock-fail-after-3'])(
    'is an error for the client: %s',
    async (model) => {
      const ada = await withKey();
      const { sessionId } = await say(way, ada, { text: 'One' });
      await expect(say(way, ada, { text: 'Two', sessionId, model })).rejects.toThrow();
      const next = await say(way, ada, { text: 'Three', sessionId, model: ECHO });
      const told = messagesIn(next).map(({ content }) => content);
      const history = (await historyOf(ada, sessionId)).slice(2, -2);
      if (isStream) {
        const [question, part] = history;
        expect(question).toEqual(user('Two'));
        expect(part).toMatchObject({ role: 'assistant', cut_off: true });
        expect(said(model).startsWith(part?.content as string)).toBe(true);
        expect(part?.content).not.toBe('');
        expect(told).toEqual(['One', said(), 'Two', part?.content, 'Three']);
      } else {
        expect(history).toEqual([]);
        expect(told).toEqual(['One', said(), 'Three']);
      }
    },
  );
});
