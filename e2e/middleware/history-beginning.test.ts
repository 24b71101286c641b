import { expect, it } from 'vitest';
import { eachBackend } from './rig.ts';
import { assistant, ECHO, historyOf, messagesIn, say, sessionIdsOf, user, WAYS } from './sessions.ts';
import { newDatabase, rowsOf } from './stores.ts';

let databaseUrl = '';
const kept = (): Promise<readonly object[]> =>
  rowsOf(
    databaseUrl,
    `SELECT (SELECT count(*)::int FROM gatehouse_history.sessions) AS sessions,
            (SELECT count(*)::int FROM gatehouse_history.turns) AS turns,
            (SELECT count(*)::int FROM gatehouse_history.answers) AS answers`,
  );

eachBackend(
  'a session begins when its id comes back',
  (rig) => {
    it('and not with the reply that told it: nothing is stored of that one', async () => {
      for (const way of WAYS) {
        const { sessionId } = await say(way, rig, { text: 'Not kept', isKept: false });
        expect(sessionId).toMatch(/^sess_[\w-]{43}$/);
        await expect(historyOf(rig, sessionId)).rejects.toThrow('404');
      }
      expect(await kept()).toEqual([{ sessions: 0, turns: 0, answers: 0 }]);
      expect(await sessionIdsOf(rig)).toEqual([]);
    });

    it.each(WAYS)('with the turn that brought it, by %s', async (way) => {
      const before = await sessionIdsOf(rig);
      const { sessionId } = await say(way, rig, { text: 'Not kept', isKept: false });
      const answer = await say(way, rig, { text: 'Kept', sessionId, model: ECHO });
      expect(answer.sessionId).toBe(sessionId);
      expect(messagesIn(answer)).toEqual([user('Kept')]);
      expect(await sessionIdsOf(rig)).toEqual([sessionId, ...before]);
      expect(await historyOf(rig, sessionId)).toEqual([user('Kept'), assistant(answer.text)]);
    });

    it('each reply with an id of its own', async () => {
      const replies = await Promise.all(WAYS.map((way) => say(way, rig, { text: 'Hello', isKept: false })));
      expect(new Set(replies.map(({ sessionId }) => sessionId)).size).toBe(WAYS.length);
    });
  },
  {
    on: ['mock', 'compatible'],
    env: async () => ({ DATABASE_URL: (databaseUrl = await newDatabase()) }),
  },
);
