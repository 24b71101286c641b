import { expect, it } from 'vitest';
import { SEARCH, user as converseUser } from './arrival-parts.ts';
import { javascript } from './clients/bedrock.ts';
import { openAiClient } from './clients/sdk.ts';
import { asData, PDF, PNG } from './files.ts';
import { gatheredOf, wholeOf } from './heard.ts';
import { eachBackend, type Rig } from './rig.ts';
import { ask, ECHO, historyOf, messagesIn, say, said } from './sessions.ts';

const dataUrl = (mime: string, file: Buffer): string => `data:${mime};base64,${file.toString('base64')}`;
const base64 = (file: Buffer): string => file.toString('base64');
const THOUGHT = 'The mock backend was asked to think. It thinks of nothing, and says so.';

const chatFiles = {
  role: 'user',
  content: [
    { type: 'text', text: 'What are these?' },
    { type: 'image_url', image_url: { url: dataUrl('image/png', PNG) } },
    {
      type: 'file',
      file: { filename: 'The report.pdf', file_data: dataUrl('application/pdf', PDF) },
    },
  ],
};
const converseFiles = [
  { text: 'What are these?' },
  { image: { format: 'png', source: { bytes: PNG } } },
  { document: { format: 'pdf', name: 'The report', source: { bytes: PDF } } },
];
/** As Converse's JSON has bytes. */
const readFiles = [
  { text: 'What are these?' },
  { image: { format: 'png', source: { bytes: base64(PNG) } } },
  { document: { format: 'pdf', name: 'The report', source: { bytes: base64(PDF) } } },
];
/** As the model tells of them. */
const echoedFiles = {
  role: 'user',
  content: [
    { type: 'text', text: 'What are these?' },
    { type: 'image_url', image_url: { url: asData('image/png', PNG) } },
    { type: 'file', file: { filename: 'The report.pdf', file_data: asData('application/pdf', PDF) } },
  ],
};

const readAsConverse = async (rig: Rig, session_id: string): Promise<unknown> =>
  ((await ask(rig, '/bedrock/chat-history', { session_id })).body as { readonly history: unknown }).history;

/** One call of OpenAI's client that keeps its session. */
async function chat(
  rig: Rig,
  body: object,
): Promise<{ readonly sessionId: string; readonly message: object }> {
  const answer = await openAiClient(rig).chat.completions.create({
    enable_history: true,
    ...body,
    stream: false,
  } as never);
  const { session_id, choices } = answer as unknown as {
    readonly session_id: string;
    readonly choices: readonly [{ readonly message: object }];
  };
  return { sessionId: session_id, message: choices[0].message };
}

eachBackend(
  'a session keeps',
  (rig) => {
    it('images and documents that came by OpenAI’s interface, for both', async () => {
      const { sessionId } = await chat(rig, { model: 'chat-mock-plain', messages: [chatFiles] });
      const next = await say('Converse', rig, { text: 'And?', sessionId, model: ECHO });
      expect(messagesIn(next)[0]).toEqual(echoedFiles);
      expect((await historyOf(rig, sessionId))[0]).toEqual(chatFiles);
      expect(await readAsConverse(rig, sessionId)).toMatchObject([
        { role: 'user', content: readFiles },
        {},
        {},
        {},
      ]);
    });

    it('images and documents that came by Converse, for both', async () => {
      const { headers } = await javascript(rig)('converse', {
        modelId: 'chat-mock-plain',
        messages: [converseUser(...converseFiles)],
        additionalModelRequestFields: { enable_history: true },
      });
      const sessionId = headers['x-session-id'] ?? '';
      const next = await say('chat', rig, { text: 'And?', sessionId, model: ECHO });
      expect(messagesIn(next)[0]).toEqual(echoedFiles);
      expect((await historyOf(rig, sessionId))[0]).toEqual(chatFiles);
      expect(await readAsConverse(rig, sessionId)).toMatchObject([
        { role: 'user', content: readFiles },
        {},
        {},
        {},
      ]);
    });

    it('a tool’s use by Converse, whose result comes in the next turn by itself', async () => {
      const bedrock = javascript(rig);
      for (const operation of ['converse', 'converse_stream'] as const) {
        const turn = (content: object, wish: object): ReturnType<typeof bedrock> =>
          bedrock(operation, {
            modelId: 'chat-mock-plain',
            messages: [converseUser(content)],
            toolConfig: { tools: [SEARCH] },
            additionalModelRequestFields: wish,
          });
        const contentOf = operation === 'converse' ? wholeOf : gatheredOf;
        const first = await turn({ text: 'use tool search' }, { enable_history: true });
        const session_id = first.headers['x-session-id'] ?? '';
        const [use] = contentOf(first).content as [{ readonly toolUse: { readonly toolUseId: string } }];
        const { toolUseId } = use.toolUse;
        const result = { toolResult: { toolUseId, content: [{ text: 'found' }] } };
        const second = contentOf(await turn(result, { session_id }));
        expect(second.content).toEqual([{ text: 'The tool answered: "found".' }]);
        expect(await readAsConverse(rig, session_id)).toEqual([
          { role: 'user', content: [{ text: 'use tool search' }] },
          { role: 'assistant', content: [use] },
          { role: 'user', content: [result] },
          { role: 'assistant', content: second.content },
        ]);
        const calls = (await historyOf(rig, session_id)).slice(1, 3);
        const name = 'search';
        expect(calls).toMatchObject([
          { role: 'assistant', tool_calls: [{ id: toolUseId, type: 'function', function: { name } }] },
          { role: 'tool', tool_call_id: toolUseId, content: 'found' },
        ]);
      }
    });

    it('a tool’s use by OpenAI’s interface, whose result comes by Converse', async () => {
      const {
        toolSpec: { name, description, inputSchema },
      } = SEARCH;
      const tools = [{ type: 'function', function: { name, description, parameters: inputSchema.json } }];
      const messages = [{ role: 'user', content: 'use tool search' }];
      const { sessionId, message } = await chat(rig, { model: 'chat-mock-plain', messages, tools });
      const { tool_calls } = message as { readonly tool_calls: readonly [{ readonly id: string }] };
      const toolResult = { toolUseId: tool_calls[0].id, content: [{ text: 'found' }] };
      const answer = await javascript(rig)('converse', {
        modelId: ECHO,
        messages: [converseUser({ toolResult })],
        toolConfig: { tools: [SEARCH] },
        additionalModelRequestFields: { session_id: sessionId },
      });
      const [{ text }] = wholeOf(answer).content as [{ readonly text: string }];
      expect(messagesIn({ text })).toEqual([
        ...messages,
        { role: 'assistant', content: null, tool_calls },
        { role: 'tool', tool_call_id: tool_calls[0].id, content: 'found' },
      ]);
    });

    it.each(['chat', 'chat stream', 'Converse', 'ConverseStream'] as const)(
      'reasoning by %s, signed, and gives it back to the model',
      async (way) => {
        const { sessionId } = await say(way, rig, { text: 'Think.', model: 'chat-mock-thinking' });
        const next = await say(way, rig, { text: 'And?', sessionId, model: ECHO });
        const [, thought] = messagesIn(next);
        const [block] = thought?.thinking_blocks ?? [];
        expect(block).toEqual({
          type: 'thinking',
          thinking: THOUGHT,
          signature: expect.stringMatching(/^[\w+/]+=*$/) as string,
        });
        expect(thought).toEqual({
          role: 'assistant',
          content: said('chat-mock-thinking'),
          reasoning_content: THOUGHT,
          thinking_blocks: [block],
        });
        expect((await historyOf(rig, sessionId))[1]).toEqual(thought);
        const { signature } = block as { readonly signature: string };
        expect(await readAsConverse(rig, sessionId)).toMatchObject([
          { role: 'user' },
          {
            role: 'assistant',
            content: [
              { reasoningContent: { reasoningText: { text: THOUGHT, signature } } },
              { text: said('chat-mock-thinking') },
            ],
          },
          { role: 'user' },
          { role: 'assistant' },
        ]);
      },
    );
  },
  { on: ['mock', 'compatible'] },
);
