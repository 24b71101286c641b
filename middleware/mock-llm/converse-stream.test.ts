import {
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
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

async function ask(text: string, more: Partial<ConverseStreamCommandInput> = {}) {
  const messages = [{ role: 'user' as const, content: [{ text }] }];
  const { stream } = await bedrock.send(new ConverseStreamCommand({ modelId: 'm', messages, ...more }));
  const events: ConverseStreamOutput[] = [];
  for await (const event of stream!) events.push(event);
  return events;
}

/** The names of events, the same one after the other once. */
const order = (events: readonly ConverseStreamOutput[]): readonly string[] =>
  events.map((event) => Object.keys(event)[0]!).filter((name, index, all) => name !== all[index - 1]);
const deltasOf = (events: readonly ConverseStreamOutput[], block: number) =>
  events.flatMap(({ contentBlockDelta: delta }) =>
    delta?.contentBlockIndex === block && delta.delta ? [delta.delta] : [],
  );

const tools = ['search', 'weather'].map((name) => ({
  toolSpec: { name, inputSchema: { json: { properties: { query: { type: 'string' } } } } },
}));

describe('a stream in the shape of ConverseStream', () => {
  it('starts the message, says the text, stops, and tells what it took', async () => {
    const events = await ask('hi');
    expect(order(events)).toEqual([
      'messageStart',
      'contentBlockDelta',
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
    expect(events[0]).toEqual({ messageStart: { role: 'assistant' } });
    expect(
      deltasOf(events, 0)
        .map(({ text }) => text)
        .join(''),
    ).toContain('mock backend of Gatehouse');
    expect(events.at(-2)).toEqual({ messageStop: { stopReason: 'end_turn' } });
    expect(events.at(-1)).toMatchObject({
      metadata: { usage: { inputTokens: 4, outputTokens: 26, totalTokens: 30 }, metrics: {} },
    });
  });

  it('gives each of thoughts, text and tools its own block', async () => {
    const events = await ask('Say it, then use tools search and weather', {
      modelId: 'm-mock-thinking',
      toolConfig: { tools },
    });
    const thoughts = deltasOf(events, 0).map(({ reasoningContent }) => reasoningContent);
    expect(thoughts.map((thought) => thought?.text ?? '').join('')).toContain('asked to think');
    expect(thoughts.at(-1)?.signature).toMatch(/^[\w+/]{43}=$/);
    expect(
      deltasOf(events, 1)
        .map(({ text }) => text)
        .join(''),
    ).toContain('mock backend');
    const starts = events.flatMap(({ contentBlockStart }) => contentBlockStart ?? []);
    expect(starts.map(({ contentBlockIndex, start }) => [contentBlockIndex, start?.toolUse?.name])).toEqual([
      [2, 'search'],
      [3, 'weather'],
    ]);
    for (const block of [2, 3]) {
      const input = deltasOf(events, block).map(({ toolUse }) => toolUse?.input);
      expect(input.length).toBeGreaterThan(1);
      expect(JSON.parse(input.join(''))).toEqual({ query: 'mock query' });
    }
    const stops = events.flatMap(({ contentBlockStop }) => contentBlockStop?.contentBlockIndex ?? []);
    expect(stops).toEqual([0, 1, 2, 3]);
    expect(events.at(-2)).toEqual({ messageStop: { stopReason: 'tool_use' } });
  });

  it('carries redacted thoughts as bytes', async () => {
    const [delta] = deltasOf(await ask('hi', { modelId: 'm-mock-thinking-redacted' }), 0);
    expect(delta?.reasoningContent?.redactedContent).toHaveLength(32);
  });

  it('stops at a stop sequence and for length', async () => {
    const stopped = await ask('hi', { inferenceConfig: { stopSequences: ['mock'] } });
    expect(
      deltasOf(stopped, 0)
        .map(({ text }) => text)
        .join(''),
    ).toBe('This is the ');
    expect(stopped.at(-2)).toEqual({ messageStop: { stopReason: 'stop_sequence' } });
    const cut = await ask('hi', { inferenceConfig: { maxTokens: 2 } });
    expect(cut.at(-2)).toEqual({ messageStop: { stopReason: 'max_tokens' } });
  });

  it('takes a model’s ARN', async () => {
    const modelId = 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.a.b-v1:0';
    const text = deltasOf(await ask('hi', { modelId }), 0).map((delta) => delta.text);
    expect(text.join('')).toContain(`"${modelId}"`);
  });
});
