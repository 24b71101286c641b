import { describe, expect, it } from 'vitest';
import { eachBackend } from './rig.ts';
import { assistant, ECHO, historyOf, messagesIn, say, said, user, WAYS } from './sessions.ts';

const system = (content: string) => ({ role: 'system', content });

eachBackend(
  'a session goes on',
  (rig) => {
    describe.each(WAYS)('begun by %s', (first) => {
      it.each(WAYS)('and continued by %s, which tells the model all of it', async (second) => {
        const one = await say(first, rig, { text: 'My name is Ada.' });
        const { sessionId } = one;
        expect(one.text).toBe(said());
        const two = await say(second, rig, { text: 'Who am I?', sessionId, model: ECHO });
        expect(two.sessionId).toBe(sessionId);
        const told = [user('My name is Ada.'), assistant(said()), user('Who am I?')];
        expect(messagesIn(two)).toEqual(told);
        const three = await say(first, rig, { text: 'And now?', sessionId, model: ECHO });
        expect(messagesIn(three)).toEqual([...told, assistant(two.text), user('And now?')]);
        expect(await historyOf(rig, sessionId)).toEqual([
          ...told,
          assistant(two.text),
          user('And now?'),
          assistant(three.text),
        ]);
      });

      it('with its system prompt, until another one takes its place', async () => {
        const { sessionId } = await say(first, rig, { text: 'One', system: 'Be kind.' });
        for (const way of WAYS) {
          const answer = await say(way, rig, { text: 'Next', sessionId, model: ECHO });
          expect(messagesIn(answer)[0]).toEqual(system('Be kind.'));
          expect(messagesIn(answer).filter(({ role }) => role === 'system')).toHaveLength(1);
        }
        const other = await say(first, rig, { text: 'Two', sessionId, system: 'Be short.', model: ECHO });
        const later = await say(first, rig, { text: 'Three', sessionId, model: ECHO });
        for (const answer of [other, later])
          expect(messagesIn(answer).filter(({ role }) => role === 'system')).toEqual([system('Be short.')]);
        expect((await historyOf(rig, sessionId))[0]).toEqual(system('Be short.'));
      });
    });
  },
  { on: ['mock', 'compatible'] },
);
