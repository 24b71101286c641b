import { expect, test } from 'vitest';
import { answerOf, eventsOf, refusedField, streamOf } from './chat.fixture.ts';
import { readInvoke } from './invoke.ts';

const MODEL = 'us.amazon.nova-lite-v1:0';
const HI = [{ role: 'user', content: [{ text: 'Hi' }] }];
const call = (body: object) => readInvoke(MODEL, { messages: HI, ...body }, false);

test('AWS’s example request is a chat', () => {
  const body = {
    schemaVersion: 'messages-v1',
    system: [{ text: 'Write a story.' }],
    messages: [
      {
        role: 'user',
        content: [{ image: { format: 'png', source: { bytes: 'aGk=' } } }, { text: 'A camping trip' }],
      },
    ],
    inferenceConfig: { maxTokens: 500, topP: 0.9, topK: 20, temperature: 0.7, stopSequences: ['END'] },
    toolConfig: {
      tools: [{ toolSpec: { name: 'look', inputSchema: { json: { type: 'object' } } } }],
      toolChoice: { any: {} },
    },
  };
  expect(call(body).chat).toMatchObject({
    model: MODEL,
    messages: [
      { role: 'system', content: 'Write a story.' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
          { type: 'text', text: 'A camping trip' },
        ],
      },
    ],
    max_tokens: 500,
    top_p: 0.9,
    top_k: 20,
    temperature: 0.7,
    stop: ['END'],
    tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
    tool_choice: 'required',
  });
});

test('the other spellings and reasoning are taken', () => {
  const reasoningConfig = { type: 'enabled', maxReasoningEffort: 'low' };
  expect(
    call({ inferenceConfig: { max_new_tokens: 5, top_p: 1, top_k: 3, reasoningConfig } }).chat,
  ).toMatchObject({
    max_tokens: 5,
    top_p: 1,
    top_k: 3,
    reasoningConfig,
  });
});

test('an answer is Converse’s', () => {
  expect(call({}).answer(answerOf({ content: 'Hello' }), 5)).toMatchObject({
    output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 },
  });
});

test('a stream has Converse’s events, each under its name, and the metrics with the last', () => {
  const events = eventsOf(call({}).events(), streamOf([{ content: 'Hel' }, { content: 'lo' }]));
  expect(events).toMatchObject([
    { messageStart: { role: 'assistant' } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hel' } } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'lo' } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: 'end_turn' } },
    {
      metadata: { usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 } },
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 12, outputTokenCount: 5 },
    },
  ]);
});

test.each([
  [{ schemaVersion: 'messages-v2' }, 'schemaVersion'],
  [{ inferenceConfig: { maxTokens: '5' } }, 'inferenceConfig.maxTokens'],
  [{ inferenceConfig: { maxTokens: 5, max_new_tokens: 6 } }, 'inferenceConfig.max_new_tokens'],
  [{ inferenceConfig: { top_p: 1, topP: 1 } }, 'inferenceConfig.top_p'],
  [{ inferenceConfig: { topK: -1 } }, 'inferenceConfig.topK'],
  [{ inferenceConfig: { topC: 1 } }, 'inferenceConfig.topC'],
  [{ messages: [{ role: 'user', content: [{ audio: {} }] }] }, 'messages[0].content[0].audio'],
  [{ guardrailConfig: {} }, 'guardrailConfig'],
  [{ messages: undefined }, 'messages'],
])('%j is refused, and %s named', (body, field) => {
  expect(refusedField(() => call(body))).toBe(field);
});
