import { describe, expect, test } from 'vitest';
import { answerOf, eventsOf, refusedField, streamOf } from '../chat.fixture.ts';
import { readInvoke } from '../invoke.ts';

const MODEL = 'mistral.mistral-large-2407-v1:0';
const call = (body: object) => readInvoke(MODEL, body, false);
const metrics = expect.objectContaining({ inputTokenCount: 12, outputTokenCount: 5 }) as object;

describe('text completion', () => {
  test('AWS’s example prompt is a conversation', () => {
    const prompt =
      '<s>[INST] What is your favourite condiment? [/INST] Lemon juice.</s> [INST] Do you have mayonnaise recipes? [/INST]';
    const body = { prompt, max_tokens: 400, stop: ['</x>'], temperature: 0.7, top_p: 0.7, top_k: 50 };
    expect(call(body).chat).toEqual({
      model: MODEL,
      messages: [
        { role: 'user', content: 'What is your favourite condiment?' },
        { role: 'assistant', content: 'Lemon juice.' },
        { role: 'user', content: 'Do you have mayonnaise recipes?' },
      ],
      max_tokens: 400,
      stop: ['</x>'],
      temperature: 0.7,
      top_p: 0.7,
      top_k: 50,
    });
  });

  test('answers and streams are outputs', () => {
    const asked = call({ prompt: 'Hi' });
    expect(asked.answer(answerOf({ content: 'Hello' }, 'length'), 5)).toEqual({
      outputs: [{ text: 'Hello', stop_reason: 'length' }],
    });
    expect(eventsOf(asked.events(), streamOf([{ content: 'Hello' }]))).toEqual([
      { outputs: [{ text: 'Hello', stop_reason: null }] },
      { outputs: [{ text: '', stop_reason: 'stop' }], 'amazon-bedrock-invocationMetrics': metrics },
    ]);
  });

  test.each([
    [{ prompt: '' }, 'prompt'],
    [{}, 'prompt'],
    [{ prompt: 'Hi', max_tokens: '5' }, 'max_tokens'],
    [{ prompt: 'Hi', safe_prompt: true }, 'safe_prompt'],
  ])('%j is refused, and %s named', (body, field) => {
    expect(refusedField(() => call(body))).toBe(field);
  });
});

describe('chat completion', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Hi' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
      ],
    },
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'c1', function: { name: 'look', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'c1', content: '4' },
  ];
  const tools = [
    { type: 'function', function: { name: 'look', description: 'Looks.', parameters: { type: 'object' } } },
  ];

  test('is near OpenAI’s', () => {
    expect(call({ messages, tools, tool_choice: 'any', max_tokens: 9, top_p: 1 }).chat).toEqual({
      model: MODEL,
      messages: [
        messages[0],
        messages[1],
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } }],
        },
        messages[3],
      ],
      tools,
      tool_choice: 'required',
      max_tokens: 9,
      top_p: 1,
    });
  });

  const called = { id: 'c1', type: 'function' as const, function: { name: 'look', arguments: '{"a":1}' } };
  const choice = (content: string, stop_reason: string | null, tool_calls?: object) => ({
    choices: [
      { index: 0, message: { role: 'assistant', content, ...(tool_calls && { tool_calls }) }, stop_reason },
    ],
  });
  const callsThere = [{ id: 'c1', function: { name: 'look', arguments: '{"a":1}' } }];

  test('an answer is a choice', () => {
    const asked = call({ messages });
    expect(asked.answer(answerOf({ content: 'Hello' }), 5)).toEqual(choice('Hello', 'stop'));
    expect(asked.answer(answerOf({ tool_calls: [called] }, 'tool_calls'), 5)).toEqual(
      choice('', 'tool_calls', callsThere),
    );
  });

  test('a stream has its tool calls whole at its end', () => {
    const deltas = [
      { content: 'I look.' },
      { tool_calls: [{ index: 0, id: 'c1', function: { name: 'look', arguments: '' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{"a"' } }] },
      { tool_calls: [{ index: 0, id: null, function: { name: null, arguments: ':1}' } }] },
    ];
    expect(eventsOf(call({ messages }).events(), streamOf(deltas, 'tool_calls'))).toEqual([
      choice('I look.', null),
      { ...choice('', 'tool_calls', callsThere), 'amazon-bedrock-invocationMetrics': metrics },
    ]);
  });

  test.each([
    [{ messages: [] }, 'messages'],
    [{ messages: [{ role: 'developer', content: 'x' }] }, 'messages[0].role'],
    [{ messages: [{ role: 'user' }] }, 'messages[0].content'],
    [{ messages: [{ role: 'user', content: [{ type: 'document_url' }] }] }, 'messages[0].content[0].type'],
    [{ messages: [{ role: 'assistant', content: 'x', prefix: true }] }, 'messages[0].prefix'],
    [{ messages: [{ role: 'user', content: 'x', tool_calls: [] }] }, 'messages[0].tool_calls'],
    [{ messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].tool_call_id'],
    [{ messages, tool_choice: 'required' }, 'tool_choice'],
    [{ messages, tools: [{ type: 'web_search' }] }, 'tools[0].type'],
    [{ messages, prompt: 'Hi' }, 'prompt'],
  ])('%j is refused, and %s named', (body, field) => {
    expect(refusedField(() => call(body))).toBe(field);
  });
});
