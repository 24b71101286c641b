import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PromptServer, startPromptServer } from '../../middleware/prompts/bedrock-agent.fixture.ts';
import { blockKey, newKey } from './keys.ts';
import { ADVISER, PLAYLIST, variables } from './prompt-parts.ts';
import { eachBackend, type Rig } from './rig.ts';
import {
  ask,
  assistant,
  type At,
  type Bare,
  ECHO,
  historyOf,
  messagesIn,
  say,
  sessionIdsOf,
  user,
  WAYS,
  type Way,
} from './sessions.ts';

let prompts: PromptServer;
beforeAll(async () => {
  prompts = await startPromptServer();
});
afterAll(() => prompts.stop());

const isBedrock = (way: Way): boolean => way === 'Converse' || way === 'ConverseStream';

/** A prompt's call in each way, past the clients, which would refuse some of it themselves. */
function run(way: Way, at: At, prompt: string, promptVariables: unknown, wish?: object): Promise<Bare> {
  if (!isBedrock(way)) {
    const body = { model: prompt, messages: [], stream: way === 'chat stream', promptVariables, ...wish };
    return ask(at, '/v1/chat/completions', body);
  }
  const action = way === 'Converse' ? 'converse' : 'converse-stream';
  const fields = wish && { additionalModelRequestFields: wish };
  return ask(at, `/bedrock/model/${encodeURIComponent(prompt)}/${action}`, { promptVariables, ...fields });
}

/** Status, then OpenAI's type or Bedrock's exception, then the words. */
function told({ status, headers, body }: Bare): readonly [number, unknown, string] {
  const exception = headers.get('x-amzn-errortype');
  if (exception !== null) {
    expect(Object.keys(body as object)).toEqual(['message']);
    return [status, exception, (body as { readonly message: string }).message];
  }
  const { error } = body as {
    readonly error: { readonly type: string; readonly message: string; readonly code: string };
  };
  expect(error.code).toBe(String(status));
  return [status, error.type, error.message];
}

const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });

eachBackend(
  'a managed prompt that cannot be run',
  (rig) => {
    describe.each(WAYS)('by %s', (way) => {
      const refusal = async (prompt: string, given: unknown): Promise<readonly [number, unknown, string]> =>
        told(await run(way, rig, prompt, given));
      const named = (openAi: string, bedrock: string): string => (isBedrock(way) ? bedrock : openAi);
      const invalid = named('invalid_request_error', 'ValidationException');

      it('names each variable that is missing and each that is surplus', async () => {
        const arn = prompts.publish(prompts.save(ADVISER));
        const must = 'promptVariables must have each variable of the prompt and no other.';
        expect(await refusal(arn, variables({ company: 'Anybank', colour: 'red', size: 'L' }))).toEqual([
          400,
          invalid,
          `${must} Missing: "question". Not in the prompt: "colour", "size".`,
        ]);
        expect(await refusal(arn, undefined)).toEqual([
          400,
          invalid,
          `${must} Missing: "company", "question".`,
        ]);
        const [status, name, words] = await refusal(arn, { company: 'Anybank', question: { text: 'Why?' } });
        expect([status, name]).toEqual([400, invalid]);
        expect(words).toMatch(/^promptVariables\.company must be an object with a text/);
      });

      it('says that there is no such prompt, or not in this version', async () => {
        const arn = prompts.save(PLAYLIST);
        for (const unknown of [`${arn}:7`, arn.replace(/\w{10}$/, 'NOSUCHPRMT')])
          expect(await refusal(unknown, variables({ topic: 'fruit' }))).toEqual([
            404,
            named('not_found_error', 'ResourceNotFoundException'),
            `There is no such prompt, or not in this version. Check region, account, id and version. Prompt: "${unknown}".`,
          ]);
        const [status, name, words] = await refusal(`${arn}:latest`, variables({ topic: 'fruit' }));
        expect([status, name]).toEqual([400, invalid]);
        expect(words).toMatch(new RegExp(`^${named('model', 'modelId')} must be the prompt's ARN`));
      });

      it('is not even looked up for a key that LiteLLM does not take', async () => {
        const arn = prompts.publish(prompts.save(PLAYLIST));
        const blocked = await withKey(rig);
        await blockKey(rig.litellmUrl, blocked.key);
        for (const at of [
          { ...blocked, key: 'sk-nobody-knows-this-one' },
          { ...blocked, key: '' },
          blocked,
        ]) {
          const [status, name] = told(await run(way, at, arn, variables({ topic: 'fruit' })));
          expect([status, name]).toEqual(
            isBedrock(way) ? [403, 'UnrecognizedClientException'] : [401, 'auth_error'],
          );
        }
        expect(prompts.calls.filter((call) => arn.startsWith(call.arn))).toEqual([]);
      });

      it('tells what keeps Bedrock from giving it, and nothing of the gateway’s role', async () => {
        prompts.fail('denied');
        const [status, name, words] = await refusal(prompts.save(PLAYLIST), variables({ topic: 'fruit' }));
        prompts.heal();
        expect([status, name]).toEqual([403, named('permission_error', 'AccessDeniedException')]);
        expect(words).toContain('The operator should allow its role "bedrock:GetPrompt" on it.');
        expect(words).not.toContain('assumed-role');
      });
    });
  },
  { on: ['compatible'], env: () => ({ BEDROCK_AGENT_ENDPOINT: prompts.url }) },
);

eachBackend(
  'a managed prompt with history',
  (rig) => {
    it.each(WAYS)('begins a session of what was said, which goes on, by %s', async (way) => {
      const at = await withKey(rig);
      const arn = prompts.publish(prompts.save(PLAYLIST));
      const given = variables({ topic: 'fruit' });
      const { status, headers } = await run(way, at, arn, given, { enable_history: true });
      expect(status).toBe(200);
      const sessionId = headers.get('x-session-id') ?? '';
      const [question, answer] = await historyOf(at, sessionId);
      expect(question).toEqual(user('Make me a playlist about fruit.'));
      const told = [question, answer];
      const next = await say(way, at, { text: 'Another.', sessionId, model: ECHO });
      expect(messagesIn(next)).toEqual([...told, user('Another.')]);
      expect((await run(way, at, arn, variables({ topic: 'tea' }), { session_id: sessionId })).status).toBe(
        200,
      );
      const history = await historyOf(at, sessionId);
      expect(history.slice(2, 5)).toEqual([
        user('Another.'),
        assistant(next.text),
        user('Make me a playlist about tea.'),
      ]);
      expect(messagesIn({ text: history[5]?.content as string })).toEqual(history.slice(0, 5));
      expect(await sessionIdsOf(at)).toEqual([sessionId]);
    });

    it.each(WAYS)('keeps nothing of one that cannot be run, by %s', async (way) => {
      const at = await withKey(rig);
      const arn = prompts.save(PLAYLIST);
      expect((await run(way, at, arn, undefined, { enable_history: true })).status).toBe(400);
      expect(await sessionIdsOf(at)).toEqual([]);
    });
  },
  { on: ['compatible'], env: () => ({ BEDROCK_AGENT_ENDPOINT: prompts.url }) },
);
