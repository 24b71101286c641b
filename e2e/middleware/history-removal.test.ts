import { describe, expect, it } from 'vitest';
import { newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import { ask, type At, ECHO, messagesIn, say, sessionIdsOf, user, WAYS } from './sessions.ts';

const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

eachBackend(
  'a session that is deleted',
  (rig) => {
    it.each(['/chat-history', '/bedrock/chat-history'])('by %s is gone for good', async (path) => {
      const ada = await withKey(rig);
      const { sessionId: session_id } = await say('chat', ada, { text: 'Forget this.' });
      const { sessionId: other } = await say('chat', ada, { text: 'Keep this.' });
      const removal = await ask(ada, path, { session_id }, { method: 'DELETE' });
      expect([removal.status, removal.body]).toEqual([200, { session_id, deleted: true }]);
      expect(await sessionIdsOf(ada)).toEqual([other]);
      for (const read of ['/chat-history', '/bedrock/chat-history'])
        expect((await ask(ada, read, { session_id })).status).toBe(404);
      expect((await ask(ada, path, { session_id }, { method: 'DELETE' })).status).toBe(404);
    });

    it.each(WAYS)('does not begin again under its id, by %s', async (way) => {
      const ada = await withKey(rig);
      const { sessionId } = await say(way, ada, { text: 'Forget this.' });
      await ask(ada, '/chat-history', { session_id: sessionId }, { method: 'DELETE' });
      await expect(say(way, ada, { text: 'Go on.', sessionId })).rejects.toThrow();
      expect(await sessionIdsOf(ada)).toEqual([]);
      expect(messagesIn(await say(way, ada, { text: 'Anew', model: ECHO }))).toEqual([user('Anew')]);
    });
  },
  { on: ['compatible'] },
);

interface Page {
  readonly session_ids: readonly string[];
  readonly next?: string;
}

eachBackend(
  'the list of sessions',
  (rig) => {
    const begin = async (at: At, count: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1)
        ids.unshift((await say('chat', at, { text: `Number ${n}` })).sessionId);
      return ids;
    };

    it('comes in pages, newest first, each once, also while new ones begin', async () => {
      const ada = await withKey(rig);
      const ids = await begin(ada, 5);
      const pages: Page[] = [];
      do {
        const after = pages.at(-1)?.next;
        pages.push((await ask(ada, '/session-ids', { limit: 2, ...(after && { after }) })).body as Page);
        await say('chat', ada, { text: 'One more' });
      } while (pages.at(-1)?.next !== undefined && pages.length < 9);
      expect(pages.map(({ session_ids }) => session_ids)).toEqual([
        ids.slice(0, 2),
        ids.slice(2, 4),
        ids.slice(4),
      ]);
      expect(pages.at(-1)).not.toHaveProperty('next');
      expect(await sessionIdsOf(ada)).toEqual([...(await sessionIdsOf(ada)).slice(0, 3), ...ids]);
    });

    it('is one page when it fits, to the very last', async () => {
      const ada = await withKey(rig);
      const session_ids = await begin(ada, 2);
      expect((await ask(ada, '/session-ids', { limit: 2 })).body).toEqual({ session_ids });
      expect((await ask(ada, '/session-ids', {})).body).toEqual({ session_ids });
    });

    describe('refuses', () => {
      it.each([
        ['limit', 0],
        ['limit', 10_001],
        ['limit', '2'],
        ['after', 'no cursor'],
        ['after', 7],
      ])('%s %j, by its name', async (field, value) => {
        const { status, body } = await ask(rig, '/session-ids', { [field]: value });
        expect(status).toBe(400);
        expect(body).toMatchObject({ error: { type: 'invalid_request_error', param: field } });
      });
    });
  },
  { on: ['compatible'] },
);
