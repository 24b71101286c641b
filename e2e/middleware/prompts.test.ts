import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PromptServer, startPromptServer } from '../../middleware/prompts/bedrock-agent.fixture.ts';
import { litellmVenv } from './backends.ts';
import { boto3, javascript } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { openAiClient } from './clients/sdk.ts';
import { gatheredOf, textOf, wholeOf } from './heard.ts';
import { ADVISER, PLAYLIST, PLAYLIST_DRAFT, variables } from './prompt-parts.ts';
import { eachBackend, type Rig } from './rig.ts';

const python = pythonOfFile();
let prompts: PromptServer;
beforeAll(async () => {
  prompts = await startPromptServer();
});
afterAll(() => prompts.stop());

type Fields = Readonly<Record<string, unknown>>;
/** Asks a prompt; resolves with what arrived at the model. */
type Run = (
  rig: Rig,
  prompt: string,
  texts: Readonly<Record<string, string>>,
  fields?: Fields,
) => Promise<Fields>;

const parsed = (text: string): Fields => JSON.parse(text) as Fields;
const runConverse =
  (ask: (rig: Rig) => ReturnType<typeof javascript>, operation: 'converse' | 'converse_stream'): Run =>
  async (rig, modelId, texts, fields = {}) => {
    const heard = await ask(rig)(operation, { modelId, promptVariables: variables(texts), ...fields });
    return parsed(textOf(operation === 'converse' ? wholeOf(heard) : gatheredOf(heard)));
  };
const runPython =
  (stream: boolean): Run =>
  async ({ url, key }, model, texts, { messages = [], ...fields } = {}) => {
    const { value, error } = await python().ask({
      client: 'openai',
      url,
      key,
      call: 'chat.completions.create',
      arguments: { model, messages, stream, extra_body: { promptVariables: variables(texts), ...fields } },
    });
    expect(error).toBeUndefined();
    const { answer, chunks } = value as {
      readonly answer?: { readonly choices: readonly [{ readonly message: { readonly content: string } }] };
      readonly chunks?: readonly {
        readonly choices: readonly [{ readonly delta: { readonly content?: string } }?];
      }[];
    };
    return parsed(
      answer?.choices[0].message.content ??
        (chunks ?? []).map(({ choices }) => choices[0]?.delta.content ?? '').join(''),
    );
  };
const runOpenAi: Run = async (rig, model, texts, fields = {}) => {
  const body = { model, messages: [], promptVariables: variables(texts), ...fields, stream: false };
  const answer = (await openAiClient(rig).chat.completions.create(body as never)) as unknown as {
    readonly choices: readonly [{ readonly message: { readonly content: string } }];
  };
  return parsed(answer.choices[0].message.content);
};

const CLIENTS: Readonly<Record<string, Run>> = {
  'AWS SDK for JavaScript': runConverse(javascript, 'converse'),
  'AWS SDK for JavaScript, as a stream': runConverse(javascript, 'converse_stream'),
  'openai for JavaScript': runOpenAi,
  ...(litellmVenv !== undefined && {
    boto3: runConverse((rig) => boto3(rig, python), 'converse'),
    'boto3, as a stream': runConverse((rig) => boto3(rig, python), 'converse_stream'),
    'openai for Python': runPython(false),
    'openai for Python, as a stream': runPython(true),
  }),
};

const user = (content: string): object => ({ role: 'user', content });

eachBackend(
  'a managed prompt',
  (rig) => {
    describe.each(Object.entries(CLIENTS))('by %s', (name, run) => {
      const isConverse = !name.startsWith('openai');

      it('is what the model is asked, its variables filled in, with its own settings', async () => {
        const arn = prompts.save(PLAYLIST);
        const arrived = await run(rig, arn, { topic: 'fruit' });
        expect(arrived).toMatchObject({
          model: 'chat-mock-echo',
          messages: [user('Make me a playlist about fruit.')],
          temperature: 0.5,
          max_tokens: 300,
          stop: ['END'],
        });
        expect(arrived).not.toHaveProperty('promptVariables');
      });

      it('is the version that the ARN names, or without one the working draft', async () => {
        const arn = prompts.save(PLAYLIST);
        const first = prompts.publish(arn);
        prompts.save(PLAYLIST_DRAFT, { id: arn.slice(-10) });
        const second = prompts.publish(arn);
        expect((await run(rig, first, { topic: 'fruit' }))['messages']).toEqual([
          user('Make me a playlist about fruit.'),
        ]);
        for (const later of [second, arn])
          expect((await run(rig, later, { topic: 'tea', count: '3' }))['messages']).toEqual([
            user('3 songs about tea.'),
          ]);
      });

      it('brings its system prompt, its earlier messages and its tools', async () => {
        const arn = prompts.publish(prompts.save(ADVISER));
        const arrived = await run(rig, arn, { company: 'Anybank', question: 'Where is the {{company}}?' });
        expect(arrived).toMatchObject({
          messages: [
            { role: 'system', content: 'You advise Anybank.' },
            user('Hello'),
            { role: 'assistant', content: 'How can I help Anybank?' },
            // Braces in a value are only text.
            user('Where is the {{company}}?'),
          ],
          tools: [{ type: 'function', function: { name: 'search', description: 'Looks it up.' } }],
          tool_choice: 'required',
          top_p: 0.9,
        });
      });

      it('gives way to what the request says itself, and its messages go on from it', async () => {
        const arn = prompts.publish(prompts.save(ADVISER));
        const own = isConverse
          ? {
              system: [{ text: 'Be short.' }],
              inferenceConfig: { topP: 0.1, maxTokens: 50 },
              messages: [
                { role: 'assistant', content: [{ text: 'Yes?' }] },
                { role: 'user', content: [{ text: 'Go on.' }] },
              ],
            }
          : {
              top_p: 0.1,
              max_tokens: 50,
              messages: [
                { role: 'system', content: 'Be short.' },
                { role: 'assistant', content: 'Yes?' },
                user('Go on.'),
              ],
            };
        const arrived = await run(rig, arn, { company: 'Anybank', question: 'Why?' }, own);
        expect(arrived).toMatchObject({
          messages: [
            { role: 'system', content: 'Be short.' },
            user('Hello'),
            { role: 'assistant', content: 'How can I help Anybank?' },
            user('Why?'),
            { role: 'assistant', content: 'Yes?' },
            user('Go on.'),
          ],
          top_p: 0.1,
          max_tokens: 50,
          tool_choice: 'required',
        });
      });
    });
  },
  { env: () => ({ BEDROCK_AGENT_ENDPOINT: prompts.url }) },
);
