import { describe, expect, it } from 'vitest';
import { blockKey, newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import { ask, type At, type Bare, historyOf, say, sessionIdsOf, user } from './sessions.ts';

const path = (stream: '' | '-stream'): string => `/bedrock/model/chat-mock-plain/converse${stream}`;
const converse = (session_id: string): object => ({
  messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
  additionalModelRequestFields: { session_id },
});
const chat = (session_id: string, stream: boolean): object => ({
  model: 'chat-mock-plain',
  messages: [user('Hello')],
  stream,
  session_id,
});

/** All that can be done with a session. */
const USES: Readonly<Record<string, (at: At, sessionId: string) => Promise<Bare>>> = {
  'to read it': (at, session_id) => ask(at, '/chat-history', { session_id }),
  'to read it in Bedrock’s format': (at, session_id) => ask(at, '/bedrock/chat-history', { session_id }),
  'to go on with it': (at, id) => ask(at, '/v1/chat/completions', chat(id, false)),
  'to go on with it in a stream': (at, id) => ask(at, '/v1/chat/completions', chat(id, true)),
  'to go on with it by Converse': (at, id) => ask(at, path(''), converse(id)),
  'to go on with it by ConverseStream': (at, id) => ask(at, path('-stream'), converse(id)),
  'to delete it': (at, session_id) => ask(at, '/chat-history', { session_id }, { method: 'DELETE' }),
};

/** Headers that differ from call to call, or tell the time. */
const OF_ONE_CALL = new Set(['x-litellm-call-id', 'x-amzn-requestid', 'date']);
const whole = ({ status, headers, body }: Bare): object => ({
  status,
  body,
  headers: [...headers].filter(([name]) => !OF_ONE_CALL.has(name)),
});

const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

eachBackend(
  'a session is its key’s alone',
  (rig) => {
    describe.each(Object.entries(USES))('another key that asks %s', (name, use) => {
      it('gets the very answer that a session gets which does not exist', async () => {
        const ada = await withKey(rig);
        const eve = await withKey(rig);
        const { sessionId } = await say('chat', ada, { text: 'My secret' });
        const { sessionId: unused } = await say('chat', ada, { text: 'Hello', isKept: false });
        const stranger = await use(eve, sessionId);
        expect(stranger.status).toBe(404);
        expect(JSON.stringify(stranger.body)).not.toContain(sessionId);
        for (const nobodys of [unused, `sess_${'A'.repeat(43)}`, 'no-such-session'])
          expect(whole(await use(eve, nobodys))).toEqual(whole(stranger));
        expect(await historyOf(ada, sessionId)).toHaveLength(2);
        const own = await use(ada, sessionId);
        expect([name, own.status]).toEqual([name, 200]);
      });
    });

    it('and in its list alone', async () => {
      const [ada, eve] = [await withKey(rig), await withKey(rig)];
      const { sessionId } = await say('Converse', ada, { text: 'Hello' });
      expect(await sessionIdsOf(ada)).toEqual([sessionId]);
      expect(await sessionIdsOf(eve)).toEqual([]);
    });

    it('which nobody else can try out: the master key cannot read it either', async () => {
      const { sessionId } = await say('chat', await withKey(rig), { text: 'Hello' });
      expect((await ask(rig, '/chat-history', { session_id: sessionId })).status).toBe(404);
    });
  },
  { on: ['compatible'] },
);

const READS = [
  ['/chat-history', 'POST', 401, 'auth_error'],
  // AWS's own answer to credentials that it does not know.
  ['/bedrock/chat-history', 'POST', 403, 'UnrecognizedClientException'],
  ['/session-ids', 'POST', 401, 'auth_error'],
  ['/chat-history', 'DELETE', 401, 'auth_error'],
  ['/bedrock/chat-history', 'DELETE', 403, 'UnrecognizedClientException'],
] as const;

eachBackend(
  'a key that LiteLLM does not take',
  (rig) => {
    describe.each(READS)('at %s, %s', (path, method, status, type) => {
      const typeOf = ({ headers, body }: Bare): unknown =>
        headers.get('x-amzn-errortype') ?? (body as { readonly error: { readonly type: string } }).error.type;

      it('reads nothing: unknown, absent, or blocked after it began a session', async () => {
        const ada = await withKey(rig);
        const { sessionId: session_id } = await say('chat', ada, { text: 'Hello' });
        await blockKey(rig.litellmUrl, ada.key);
        for (const key of [ada.key, 'sk-nobody-knows-this-one', '']) {
          const answer = await ask({ url: rig.url, key }, path, { session_id }, { method });
          expect([key, answer.status, typeOf(answer)]).toEqual([key, status, type]);
          expect(JSON.stringify(answer.body)).not.toContain(ada.key);
        }
      });
    });
  },
  { on: ['compatible'] },
);
