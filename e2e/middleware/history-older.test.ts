import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import {
  ask,
  assistant,
  type At,
  ECHO,
  historyOf,
  messagesIn,
  say,
  sayBare,
  sessionIdsOf,
  user,
  WAYS,
} from './sessions.ts';
import { newDatabase, rowsOf } from './stores.ts';

let databaseUrl = '';
const OLD = [
  { role: 'system', content: 'Be kind.' },
  user('My name is Ada.'),
  assistant('Hello Ada.'),
  user('What’s 2 + 2?'),
  assistant('4'),
];

/** A key, and a session that the older, Python middleware kept for it. */
async function oldSession(rig: Rig): Promise<{ readonly at: At; readonly sessionId: string }> {
  const key = await newKey(rig.litellmUrl);
  const sessionId = randomUUID();
  const hash = createHash('sha256').update(key).digest('hex');
  const json = JSON.stringify(OLD).replaceAll("'", "''");
  await rowsOf(databaseUrl, `INSERT INTO chat_sessions VALUES ('${sessionId}', '${json}', '${hash}')`);
  return { at: { url: rig.url, key }, sessionId };
}

eachBackend(
  'a session of the older middleware',
  (rig) => {
    it.each(WAYS)('goes on by %s under its own id', async (way) => {
      const { at, sessionId } = await oldSession(rig);
      const answer = await say(way, at, { text: 'Who am I?', sessionId, model: ECHO });
      expect(answer.sessionId).toBe(sessionId);
      expect(messagesIn(answer)).toEqual([...OLD, user('Who am I?')]);
      const next = await say(way, at, { text: 'And?', sessionId, model: ECHO });
      const history = [...OLD, user('Who am I?'), assistant(answer.text), user('And?')];
      expect(messagesIn(next)).toEqual(history);
      expect(await historyOf(at, sessionId)).toEqual([...history, assistant(next.text)]);
    });

    it('is read in both formats and listed, before and after it goes on', async () => {
      const { at, sessionId } = await oldSession(rig);
      expect(await sessionIdsOf(at)).toEqual([sessionId]);
      expect(await historyOf(at, sessionId)).toEqual(OLD);
      const { body } = await ask(at, '/bedrock/chat-history', { session_id: sessionId });
      expect(body).toEqual({
        session_id: sessionId,
        system: [{ text: 'Be kind.' }],
        history: OLD.slice(1).map(({ role, content }) => ({ role, content: [{ text: content }] })),
      });
      await say('chat', at, { text: 'Go on.', sessionId });
      const { sessionId: newer } = await say('chat', at, { text: 'Something else' });
      expect(await sessionIdsOf(at)).toEqual([newer, sessionId]);
    });

    it('is its key’s alone, and is told apart from none by no other', async () => {
      const { at, sessionId } = await oldSession(rig);
      const eve = { url: rig.url, key: await newKey(rig.litellmUrl) };
      const read = await ask(eve, '/chat-history', { session_id: sessionId });
      const none = await ask(eve, '/chat-history', { session_id: randomUUID() });
      expect([read.status, read.body]).toEqual([404, none.body]);
      for (const way of WAYS)
        expect((await sayBare(way, eve, { text: 'Hello', sessionId })).status).toBe(404);
      expect(await sessionIdsOf(eve)).toEqual([]);
      expect(await historyOf(at, sessionId)).toEqual(OLD);
    });

    it('is deleted for good, where it was stored first too', async () => {
      const { at, sessionId } = await oldSession(rig);
      expect((await ask(at, '/chat-history', { session_id: sessionId }, { method: 'DELETE' })).status).toBe(
        200,
      );
      expect(
        await rowsOf(databaseUrl, `SELECT 1 FROM chat_sessions WHERE session_id = '${sessionId}'`),
      ).toEqual([]);
      expect(await sessionIdsOf(at)).toEqual([]);
      expect((await sayBare('chat', at, { text: 'Hello', sessionId })).status).toBe(404);
    });

    it('is carried over once by turns that come at once', async () => {
      const { at, sessionId } = await oldSession(rig);
      await Promise.all(WAYS.map((way) => say(way, at, { text: `By ${way}`, sessionId })));
      const history = await historyOf(at, sessionId);
      expect(history.slice(0, OLD.length)).toEqual(OLD);
      expect(history).toHaveLength(OLD.length + 2 * WAYS.length);
    });
  },
  {
    on: ['compatible'],
    env: async () => {
      databaseUrl = await newDatabase();
      await rowsOf(
        databaseUrl,
        'CREATE TABLE chat_sessions (session_id varchar PRIMARY KEY, chat_history text, api_key_hash varchar)',
      );
      return { DATABASE_URL: databaseUrl };
    },
  },
);
