import { describe, expect, it } from 'vitest';
import { newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import { type At, type Bare, historyOf, say, sayBare, sessionIdsOf, WAYS, type Way } from './sessions.ts';
import { newDatabase, rowsOf } from './stores.ts';

let databaseUrl = '';
const kept = (): Promise<readonly object[]> =>
  rowsOf(databaseUrl, 'SELECT session_id, turn FROM gatehouse_history.turns ORDER BY session_id, turn');
const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

const isBedrock = (way: Way): boolean => way === 'Converse' || way === 'ConverseStream';
const nameOf = ({ headers, body }: Bare): unknown =>
  headers.get('x-amzn-errortype') ?? (body as { readonly error: { readonly code: unknown } }).error.code;

/** What each interface makes of LiteLLM's refusal: status, and OpenAI's code or Bedrock's exception. */
const REFUSALS = [
  { model: 'chat-mock-status-429', openai: [429, '429'], bedrock: [429, 'ThrottlingException'] },
  { model: 'chat-mock-status-500', openai: [500, '500'], bedrock: [500, 'InternalServerException'] },
  // The provider's word on the gateway's own key.
  { model: 'chat-mock-status-401', openai: [401, '401'], bedrock: [424, 'ModelErrorException'] },
  { model: 'chat-mock-context_window', openai: [400, '400'], bedrock: [400, 'ValidationException'] },
];

eachBackend(
  'a turn that LiteLLM refuses',
  (rig) => {
    describe.each(WAYS)('by %s', (way) => {
      it.each(REFUSALS)('leaves nothing behind: $model', async ({ model, openai, bedrock }) => {
        const before = await kept();
        const answer = await sayBare(way, rig, { text: 'Hello', model });
        expect([answer.status, nameOf(answer)]).toEqual(isBedrock(way) ? bedrock : openai);
        expect(await kept()).toEqual(before);
        expect(
          await rowsOf(databaseUrl, 'SELECT 1 FROM gatehouse_history.sessions WHERE last_turn = 0'),
        ).toEqual([]);
      });

      it.each(REFUSALS)('leaves a session as it was, and free: $model', async ({ model }) => {
        const ada = await withKey(rig);
        const { sessionId } = await say(way, ada, { text: 'One' });
        const before = await historyOf(ada, sessionId);
        const answer = await sayBare(way, ada, { text: 'Two', model, sessionId });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(await historyOf(ada, sessionId)).toEqual(before);
        await say(way, ada, { text: 'Three', sessionId });
        expect((await historyOf(ada, sessionId)).slice(0, -2)).toEqual(before);
      });

      it('leaves nothing behind for a key that LiteLLM does not know', async () => {
        const before = await kept();
        const nobody = { url: rig.url, key: 'sk-nobody-knows-this-one' };
        const answer = await sayBare(way, nobody, { text: 'Hello' });
        expect([answer.status, nameOf(answer)]).toEqual(
          isBedrock(way) ? [403, 'UnrecognizedClientException'] : [401, '401'],
        );
        expect(await kept()).toEqual(before);
      });

      it('is none at all for a session that is no session’s id', async () => {
        const answer = await sayBare(way, rig, { text: 'Hello', sessionId: '' });
        expect(answer.status).toBe(400);
        expect(JSON.stringify(answer.body)).toContain('session_id must be');
      });
    });

    it('does not show in the list of sessions', async () => {
      const ada = await withKey(rig);
      for (const way of WAYS) await sayBare(way, ada, { text: 'Hello', model: 'chat-mock-status-500' });
      expect(await sessionIdsOf(ada)).toEqual([]);
    });
  },
  { on: ['compatible'], env: async () => ({ DATABASE_URL: (databaseUrl = await newDatabase()) }) },
);
