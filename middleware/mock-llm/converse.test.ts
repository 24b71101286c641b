import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bedrockClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
let bedrock: ReturnType<typeof bedrockClient>;
beforeAll(async () => {
  mock = await startMock();
  bedrock = bedrockClient(mock.url);
});
afterAll(async () => {
  bedrock.destroy();
  await mock.stop();
});

const user = (...content: object[]) => ({ role: 'user', content }) as { role: 'user'; content: [] };
const hi = [user({ text: 'hi' })];
const ask = ({ modelId = 'm', messages = hi, ...more }: Partial<ConverseCommandInput> = {}) =>
  bedrock.send(new ConverseCommand({ modelId, messages, ...more }));
const contentOf = async (asked?: Partial<ConverseCommandInput>) =>
  (await ask(asked)).output?.message?.content;

const tools = [
  { toolSpec: { name: 'search', inputSchema: { json: { properties: { query: { type: 'string' } } } } } },
  { toolSpec: { name: 'weather', inputSchema: { json: { properties: { days: { type: 'integer' } } } } } },
];
const use = (name: string, input: object) => ({
  toolUse: { toolUseId: expect.stringMatching(/^tooluse_/) as unknown, name, input },
});
const SEARCH = use('search', { query: 'mock query' });
const WEATHER = use('weather', { days: 1 });

describe('an answer in the shape of Converse', () => {
  it('says what it is, why it ended and what it took', async () => {
    expect(await ask()).toMatchObject({
      output: {
        message: { role: 'assistant', content: [{ text: expect.stringContaining('"m"') as unknown }] },
      },
      stopReason: 'end_turn',
      usage: { inputTokens: 4, outputTokens: 26, totalTokens: 30 },
      metrics: { latencyMs: expect.any(Number) as unknown },
    });
  });

  it.each([
    'anthropic.claude-sonnet-4-20250514-v1:0',
    'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0',
    'a/b%2Fc d+é',
  ])('takes the model %s', async (modelId) => {
    expect(JSON.stringify(await contentOf({ modelId }))).toContain(`asked for was \\"${modelId}\\"`);
  });

  it('takes a model with bare slashes', async () => {
    const path = 'arn:aws:bedrock:eu-west-1::foundation-model/a.b-v1:0';
    const answer = await fetch(`${mock.url}/model/${path}/converse`, { method: 'POST' });
    expect(await answer.text()).toContain(path);
  });

  it('ends for length, and at a stop sequence, which it names to those who ask', async () => {
    const short = await ask({ inferenceConfig: { maxTokens: 2 } });
    expect(short).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 2 } });
    const stopped = await ask({
      inferenceConfig: { stopSequences: ['mock'] },
      additionalModelResponseFieldPaths: ['/stop_sequence'],
    });
    expect(stopped).toMatchObject({
      output: { message: { content: [{ text: 'This is the ' }] } },
      stopReason: 'stop_sequence',
      additionalModelResponseFields: { stop_sequence: 'mock' },
    });
  });

  it.each([
    ['content_filter', 'content_filtered'],
    ['guardrail_intervened', 'guardrail_intervened'],
  ])('ends with %s as the model’s name says', async (named, stopReason) => {
    expect(await ask({ modelId: `m-mock-finish-${named}` })).toMatchObject({ stopReason });
  });

  it('calls the tools that the user names, or that it must', async () => {
    const both = await ask({
      messages: [user({ text: 'use tools search and weather' })],
      toolConfig: { tools },
    });
    expect(both).toMatchObject({
      stopReason: 'tool_use',
      output: { message: { content: [SEARCH, WEATHER] } },
    });
    expect(await contentOf({ toolConfig: { tools, toolChoice: { any: {} } } })).toEqual([SEARCH]);
    expect(await contentOf({ toolConfig: { tools, toolChoice: { tool: { name: 'weather' } } } })).toEqual([
      WEATHER,
    ]);
    expect(await contentOf({ toolConfig: { tools, toolChoice: { auto: {} } } })).not.toContainEqual(SEARCH);
  });

  it('quotes what tools brought: texts, JSON, other things, and that one failed', async () => {
    const result = (status: string, ...content: object[]) => ({
      toolResult: { toolUseId: 't', status, content },
    });
    const image = { image: { format: 'png', source: { bytes: Buffer.from('x') } } };
    const messages = [
      ...hi,
      { role: 'assistant' as const, content: [{ toolUse: { toolUseId: 't', name: 'search', input: {} } }] },
      user(result('success', { text: 'warm' }, { json: { c: 21 } }, image), result('error', { text: 'no' })),
    ];
    expect(await contentOf({ messages })).toEqual([
      { text: 'The tool answered: "warm\n{"c":21}\n[image]". The tool failed: "no".' },
    ]);
  });

  it('thinks first when it is asked to', async () => {
    const additionalModelRequestFields = { thinking: { type: 'enabled', budget_tokens: 1024 } };
    const [thoughts, said] = (await contentOf({ additionalModelRequestFields })) ?? [];
    expect(thoughts?.reasoningContent?.reasoningText).toEqual({
      text: expect.stringContaining('asked to think') as unknown,
      signature: expect.stringMatching(/^[\w+/]{43}=$/) as unknown,
    });
    expect(said?.text).toContain('mock backend');
    const redacted = await contentOf({ modelId: 'm-mock-thinking-redacted' });
    expect(redacted?.[0]?.reasoningContent?.redactedContent).toHaveLength(32);
  });

  it('counts what a cache had a part in apart from the rest', async () => {
    const cachePoint = { cachePoint: { type: 'default' as const } };
    const { usage } = await ask({
      system: [{ text: 's'.repeat(400) }, cachePoint],
      messages: [user({ text: 'x'.repeat(40) }, cachePoint, { text: 'y'.repeat(20) })],
    });
    expect(usage).toMatchObject({
      inputTokens: 5,
      cacheReadInputTokens: 100,
      cacheWriteInputTokens: 13,
      outputTokens: 26,
      totalTokens: 144,
    });
  });
});
