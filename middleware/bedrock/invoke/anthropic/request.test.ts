import { describe, expect, test } from 'vitest';
import { chatOf, HI, MODEL } from './request.fixture.ts';

test('a plain request', () => {
  expect(chatOf({ messages: HI })).toEqual({ model: MODEL, max_tokens: 100, messages: HI });
  expect(chatOf({ messages: HI }, true)).toMatchObject({
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('settings keep their meaning under OpenAI’s names', () => {
  const { messages, model, ...fields } = chatOf({
    messages: HI,
    temperature: 0.5,
    top_p: 0.9,
    top_k: 40,
    stop_sequences: ['END'],
    thinking: { type: 'enabled', budget_tokens: 2048 },
    metadata: { user_id: 'u-1' },
    anthropic_beta: ['interleaved-thinking-2025-05-14', 'context-1m-2025-08-07'],
    output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object' } } },
  });
  expect({ messages, model }).toEqual({ messages: HI, model: MODEL });
  expect(fields).toEqual({
    max_tokens: 100,
    temperature: 0.5,
    top_p: 0.9,
    top_k: 40,
    stop: ['END'],
    thinking: { type: 'enabled', budget_tokens: 2048 },
    user: 'u-1',
    extra_headers: { 'anthropic-beta': 'interleaved-thinking-2025-05-14,context-1m-2025-08-07' },
    output_config: { effort: 'low' },
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'answer', schema: { type: 'object' }, strict: true },
    },
  });
});

describe('tools', () => {
  test('are functions', () => {
    const tool = {
      name: 'look',
      description: 'Looks.',
      input_schema: { type: 'object', properties: {} },
      strict: true,
      cache_control: { type: 'ephemeral' },
    };
    expect(
      chatOf({ messages: HI, tools: [tool, { type: 'custom', name: 'b', input_schema: {} }] })['tools'],
    ).toEqual([
      {
        type: 'function',
        function: {
          name: 'look',
          description: 'Looks.',
          parameters: { type: 'object', properties: {} },
          strict: true,
        },
        cache_control: { type: 'ephemeral' },
      },
      { type: 'function', function: { name: 'b', parameters: {} } },
    ]);
  });

  test.each([
    [{ type: 'auto' }, 'auto'],
    [{ type: 'any' }, 'required'],
    [{ type: 'none' }, 'none'],
    [
      { type: 'tool', name: 'look' },
      { type: 'function', function: { name: 'look' } },
    ],
  ])('the choice %j is %j', (tool_choice, expected) => {
    expect(chatOf({ messages: HI, tool_choice })['tool_choice']).toEqual(expected);
  });

  test('may be held to one call at a time', () => {
    const tool_choice = { type: 'auto', disable_parallel_tool_use: true };
    expect(chatOf({ messages: HI, tool_choice })).toMatchObject({ parallel_tool_calls: false });
  });
});
