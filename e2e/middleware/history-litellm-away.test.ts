import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Gate, startGate } from './gate.ts';
import { newKey } from './keys.ts';
import type { Part } from './part.ts';
import { startGateway, startMiddleware } from './parts.ts';
import {
  assistant,
  type At,
  ECHO,
  historyOf,
  messagesIn,
  say,
  sayBare,
  said,
  sessionIdsOf,
  user,
  WAYS,
} from './sessions.ts';
import { newDatabase, ownHistory } from './stores.ts';

const STREAMS = ['chat stream', 'ConverseStream'] as const;
const WHOLE = ['chat', 'Converse'] as const;

let gateway: Part;
let gate: Gate;
let middleware: Part;
const withKey = async (): Promise<At> => ({ url: middleware.url, key: await newKey(gateway.url) });
beforeAll(async () => {
  const mockUrl = inject('backends').compatible?.mockUrl ?? '';
  gateway = await startGateway('compatible', { mockUrl, databaseUrl: await newDatabase() });
  gate = await startGate(gateway.url);
  middleware = await startMiddleware(gate.url, await ownHistory());
});
afterAll(async () => {
  await middleware.stop();
  await gate.stop();
  await gateway.stop();
});

/** A session with one turn, at an answer of whose second turn LiteLLM dies after so many bytes. */
async function dieAt(way: (typeof WAYS)[number], bytes: number) {
  const at = await withKey();
  const { sessionId } = await say('chat', at, { text: 'One' });
  gate.hold(bytes);
  const answer = sayBare(way, at, { text: 'Two', sessionId });
  const outcome = answer.catch((error: unknown) => error as Error);
  await gate.held();
  await gateway.kill();
  const ended = await outcome;
  gate.release();
  await gateway.back();
  return { at, sessionId, ended };
}

const FIRST = [user('One'), assistant(said())];

describe('LiteLLM dies in the middle of', () => {
  it.each(WHOLE)('a whole answer: an error, and nothing is stored, by %s', async (way) => {
    const { at, sessionId, ended } = await dieAt(way, 0);
    if (ended instanceof Error) throw ended;
    const [status, words] =
      way === 'chat' ? [502, '"api_connection_error"'] : [503, 'LiteLLM broke the connection'];
    expect([ended.status, JSON.stringify(ended.body)]).toEqual([status, expect.stringContaining(words)]);
    expect(await historyOf(at, sessionId)).toEqual(FIRST);
    const next = await say(way, at, { text: 'Three', sessionId, model: ECHO });
    expect(messagesIn(next)).toEqual([...FIRST, user('Three')]);
  });

  it.each(STREAMS)('a stream: it breaks for the client, and is stored as cut off, by %s', async (way) => {
    const { at, sessionId, ended } = await dieAt(way, 2_000);
    if (way === 'chat stream') expect(ended).toBeInstanceOf(TypeError);
    else
      expect(ended).toMatchObject({
        status: 200,
        body: expect.stringContaining('LiteLLM broke the connection') as string,
      });
    const next = await say(way, at, { text: 'Three', sessionId, model: ECHO });
    const part = messagesIn(next)[3]?.content as string;
    expect(part).not.toBe('');
    expect(part).not.toBe(said());
    expect(said().slice(0, part.length)).toBe(part);
    expect(messagesIn(next)).toEqual([...FIRST, user('Two'), assistant(part), user('Three')]);
    expect(await historyOf(at, sessionId)).toEqual([
      ...FIRST,
      user('Two'),
      { ...assistant(part), cut_off: true },
      user('Three'),
      assistant(next.text),
    ]);
  });
});

describe('while LiteLLM is away', () => {
  it('no turn begins, by any way, and the session is free when it is back', async () => {
    const at = await withKey();
    const { sessionId } = await say('chat', at, { text: 'One' });
    const before = await sessionIdsOf(at);
    gate.cut();
    await gateway.kill();
    for (const way of WAYS) {
      for (const saying of [{ text: 'Two', sessionId }, { text: 'Anew' }])
        expect((await sayBare(way, at, saying)).status).toBeGreaterThanOrEqual(502);
    }
    await gateway.back();
    expect(await sessionIdsOf(at)).toEqual(before);
    expect(await historyOf(at, sessionId)).toEqual(FIRST);
    expect(messagesIn(await say('Converse', at, { text: 'Two', sessionId, model: ECHO }))).toEqual([
      ...FIRST,
      user('Two'),
    ]);
  });
});
