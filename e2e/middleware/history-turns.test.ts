import { expect, it } from 'vitest';
import { newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import { type At, ECHO, historyOf, messagesIn, say, WAYS } from './sessions.ts';

const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

eachBackend(
  'turns of one session that come at once',
  (rig) => {
    it('go one after the other, each told of those before it, and none is lost', async () => {
      const ada = await withKey(rig);
      const { sessionId } = await say('chat', ada, { text: 'Begin' });
      const questions = [...WAYS, ...WAYS].map((way, n) => ({ way, text: `Question ${n}` }));
      const answers = await Promise.all(
        questions.map(async ({ way, text }) => {
          const answer = await say(way, ada, { text, sessionId, model: ECHO });
          return { text, told: messagesIn(answer), answer: answer.text };
        }),
      );
      const inOrder = answers.toSorted((one, other) => one.told.length - other.told.length);
      expect(inOrder.map(({ told }) => told.length)).toEqual(questions.map((_, n) => 3 + 2 * n));
      const history = await historyOf(ada, sessionId);
      expect(history.slice(2).map(({ content }) => content)).toEqual(
        inOrder.flatMap(({ text, answer }) => [text, answer]),
      );
      for (const { told } of inOrder) expect(told.at(-1)?.role).toBe('user');
    });

    it('of its first and its second too, when the id comes from the first chunk', async () => {
      const ada = await withKey(rig);
      const sessions = await Promise.all(
        Array.from({ length: 10 }, async (_, n) => {
          const { sessionId } = await say('chat stream', ada, { text: `First ${n}` });
          await Promise.all(WAYS.map((way) => say(way, ada, { text: `By ${way}`, sessionId })));
          return historyOf(ada, sessionId);
        }),
      );
      for (const [n, history] of sessions.entries()) {
        const asked = history.filter(({ role }) => role === 'user').map(({ content }) => content);
        expect(asked[0]).toBe(`First ${n}`);
        expect(asked.slice(1).toSorted()).toEqual(WAYS.map((way) => `By ${way}`).toSorted());
        expect(history.map(({ role }) => role)).toEqual(asked.flatMap(() => ['user', 'assistant']));
      }
    });
  },
  { on: ['compatible'] },
);
