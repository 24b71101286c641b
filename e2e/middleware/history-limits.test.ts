import { describe, expect, it } from 'vitest';
import { newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import { type At, type Bare, historyOf, say, sayBare, said, WAYS, type Way } from './sessions.ts';

const LIMIT = 4_096;
const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

/** Status and name of the error, then its words. */
function told(way: Way, { status, headers, body }: Bare): readonly [unknown, unknown, string] {
  if (way === 'Converse' || way === 'ConverseStream')
    return [status, headers.get('x-amzn-errortype'), (body as { readonly message: string }).message];
  const { error } = body as { readonly error: { readonly type: string; readonly message: string } };
  return [status, error.type, error.message];
}

const nameFor = (way: Way): string =>
  way === 'Converse' || way === 'ConverseStream' ? 'ValidationException' : 'invalid_request_error';

eachBackend(
  'a session that may have 4 KiB',
  (rig) => {
    describe.each(WAYS)('by %s', (way) => {
      it('is full at that, can still be read, and another one begins', async () => {
        const at = await withKey(rig);
        const text = 'x'.repeat(LIMIT / 2);
        const { sessionId } = await say(way, at, { text });
        const [status, name, words] = told(way, await sayBare(way, at, { text, sessionId }));
        expect([status, name]).toEqual([413, nameFor(way)]);
        expect(words).toMatch(
          /^This session is full \(5 KiB of at most 4 KiB\)\. Leave session_id out to begin/,
        );
        expect((await historyOf(at, sessionId)).map(({ content }) => content)).toEqual([text, said()]);
        await say(way, at, { text: 'A short one still fits.', sessionId });
        expect((await say(way, at, { text })).sessionId).not.toBe(sessionId);
      });

      it('takes no turn that is larger, and nothing of it is kept or asked of the model', async () => {
        const at = await withKey(rig);
        const before = await rig.counts();
        const model = `chat-mock-${way.replace(' ', '-')}`;
        const answer = await sayBare(way, at, { text: 'x'.repeat(LIMIT), model });
        const [status, name, words] = told(way, answer);
        expect([status, name]).toEqual([413, nameFor(way)]);
        expect(words).toMatch(/^The messages of this call are too large to be kept in a session/);
        expect((await rig.counts()).byModel[model]).toBe(before.byModel[model]);
        expect((await sayBare(way, at, { text: 'x'.repeat(LIMIT), isKept: false })).status).toBe(200);
      });
    });
  },
  { on: ['compatible'], env: () => ({ HISTORY_MAX_SESSION_BYTES: String(LIMIT) }) },
);
