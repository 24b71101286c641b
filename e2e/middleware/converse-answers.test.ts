import { expect, it } from 'vitest';
import { SEARCH, user } from './arrival-parts.ts';
import { type AskBedrock, eachBedrockClient } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { type ConverseAnswer, gatheredOf, textOf, wholeOf } from './heard.ts';
import { eachBackend } from './rig.ts';

const python = pythonOfFile();
const messages = [user({ text: 'Hello' })];
const said = (model: string): string =>
  `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;
const THOUGHT = 'The mock backend was asked to think. It thinks of nothing, and says so.';

/** An answer whole and as a stream, which must say the same. */
async function bothOf(ask: AskBedrock, input: object): Promise<ConverseAnswer> {
  const whole = wholeOf(await ask('converse', { ...input }));
  const stream = gatheredOf(await ask('converse_stream', { ...input }));
  for (const { latencyMs } of [whole, stream]) expect(latencyMs).toEqual(expect.any(Number));
  expect(stream).toEqual({ ...whole, content: sameIds(whole, stream), latencyMs: stream.latencyMs });
  return whole;
}

/** The mock backend draws the ids of its tool calls anew. */
const sameIds = (whole: ConverseAnswer, stream: ConverseAnswer): readonly object[] =>
  whole.content.map((block, index) => {
    const { toolUse } = block as { readonly toolUse?: object };
    const other = stream.content[index] as { readonly toolUse?: { readonly toolUseId: string } } | undefined;
    return toolUse ? { toolUse: { ...toolUse, toolUseId: other?.toolUse?.toolUseId } } : block;
  });

eachBackend('what the model answers reaches a Converse client', (rig) => {
  const isReal = rig.backend === 'litellm';
  const model = (order: string): string => `${isReal ? 'bedrock' : 'chat'}-${order}`;
  const upstream = (order: string): string => `${isReal ? 'claude' : 'chat'}-${order}`;

  eachBedrockClient(rig, python, (ask) => {
    it('text, its end, its usage', async () => {
      const answer = await bothOf(ask, { modelId: model('mock-plain'), messages });
      expect(answer).toMatchObject({
        content: [{ text: said(upstream('mock-plain')) }],
        stopReason: 'end_turn',
        usage: { inputTokens: 5, outputTokens: 30, totalTokens: 35 },
      });
    });

    it('reasoning with its signature, before the text', async () => {
      const { content } = await bothOf(ask, { modelId: model('mock-thinking'), messages });
      expect(content).toEqual([
        {
          reasoningContent: {
            reasoningText: { text: THOUGHT, signature: expect.stringMatching(/^[\w+/]+=*$/) as string },
          },
        },
        { text: said(upstream('mock-thinking')) },
      ]);
    });

    it('reasoning that only the provider can read', async () => {
      const { content } = await bothOf(ask, { modelId: model('mock-thinking-redacted'), messages });
      expect(content).toEqual([
        {
          reasoningContent: { redactedContent: { $bytes: expect.stringMatching(/^[\w+/]{43}=$/) as string } },
        },
        { text: said(upstream('mock-thinking-redacted')) },
      ]);
    });

    it('tokens that a cache had a part in', async () => {
      const { usage } = await bothOf(ask, { modelId: model('mock-cached'), messages });
      expect(usage).toMatchObject({ inputTokens: 2, cacheReadInputTokens: 2, cacheWriteInputTokens: 1 });
    });

    it('a tool’s use, whose result it answers', async () => {
      const modelId = model('mock-plain');
      const toolConfig = { tools: [SEARCH] };
      const question = user({ text: 'then use tool search' });
      const { content, stopReason } = await bothOf(ask, { modelId, messages: [question], toolConfig });
      expect(stopReason).toBe('tool_use');
      expect(content).toEqual([
        { text: said(upstream('mock-plain')) },
        {
          toolUse: {
            toolUseId: expect.stringMatching(/./) as string,
            name: 'search',
            input: { q: 'mock q' },
          },
        },
      ]);
      const { toolUse } = content[1] as { readonly toolUse: { readonly toolUseId: string } };
      const toolResult = { toolUseId: toolUse.toolUseId, content: [{ json: { found: 3 } }] };
      const answer = await bothOf(ask, {
        modelId,
        messages: [question, { role: 'assistant', content }, user({ toolResult })],
        toolConfig,
      });
      expect(answer).toMatchObject({
        content: [{ text: 'The tool answered: "{"found":3}".' }],
        stopReason: 'end_turn',
      });
    });

    it('what maxTokens and a stop sequence leave of it', async () => {
      const modelId = model('mock-plain');
      const short = await bothOf(ask, { modelId, messages, inferenceConfig: { maxTokens: 3 } });
      expect([textOf(short), short.stopReason]).toEqual(['This is ', 'max_tokens']);
      const stopSequences = ['Gatehouse'];
      const stopped = await bothOf(ask, { modelId, messages, inferenceConfig: { stopSequences } });
      // Chat has one word for both ends.
      expect([textOf(stopped), stopped.stopReason]).toEqual(['This is the mock backend of ', 'end_turn']);
    });

    it.each([
      ['content_filter', 'content_filtered'],
      ['tool_calls', 'tool_use'],
      ['length', 'max_tokens'],
    ])('that it ended by "%s"', async (finish, stopReason) => {
      const answer = await bothOf(ask, { modelId: `chat-mock-finish-${finish}`, messages });
      expect(answer.stopReason).toBe(stopReason);
    });

    it('that a guardrail stepped in', async () => {
      const modelId = 'chat-mock-finish-guardrail_intervened';
      const whole = wholeOf(await ask('converse', { modelId, messages }));
      expect(whole.stopReason).toBe('guardrail_intervened');
      const stream = gatheredOf(await ask('converse_stream', { modelId, messages }));
      // Without the guardrail's trace, a stream of LiteLLM does not tell it from a filter.
      expect(stream.stopReason).toBe(isReal ? 'content_filtered' : 'guardrail_intervened');
    });

    it('with its headers: the call’s id and the session’s, on both', async () => {
      for (const operation of ['converse', 'converse_stream'] as const) {
        const { headers } = await ask(operation, { modelId: model('mock-plain'), messages });
        expect(headers).toMatchObject({
          'x-litellm-call-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          'x-amzn-requestid': headers['x-litellm-call-id'],
          'x-session-id': expect.stringMatching(/^sess_/) as string,
        });
      }
    });
  });
});
