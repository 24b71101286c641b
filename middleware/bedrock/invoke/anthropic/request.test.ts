import { describe, expect, test } from 'vitest';
import { refusedField } from '../chat.fixture.ts';
import { readInvoke } from '../invoke.ts';

const MODEL = 'anthropic.claude-3-5-sonnet-20240620-v1:0';
const BASE = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 100 };
const HI = [{ role: 'user', content: 'Hi' }];

const chatOf = (body: object, isStream = false) => readInvoke(MODEL, { ...BASE, ...body }, isStream).chat;
const messagesOf = (content: readonly object[], role = 'user') =>
  chatOf({ messages: [{ role, content }] }).messages;
const refused = (body: object) => refusedField(() => chatOf({ messages: HI, ...body }));
const refusedBlock = (block: object, role = 'user') =>
  refusedField(() => messagesOf([block], role))?.replace('messages[0].content[0]', '_');

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

describe('messages', () => {
  test('a system prompt is the first of them, its cache marks kept', () => {
    const mark = { cache_control: { type: 'ephemeral', ttl: '1h' } };
    expect(chatOf({ system: 'Be brief.', messages: HI }).messages[0]).toEqual({
      role: 'system',
      content: 'Be brief.',
    });
    const system = [{ type: 'text', text: 'Long.', ...mark }];
    expect(chatOf({ system, messages: HI }).messages[0]).toEqual({ role: 'system', content: system });
  });

  test('images and documents are carried by their bytes or their addresses', () => {
    const [message] = messagesOf([
      { type: 'text', text: 'Compare', cache_control: { type: 'ephemeral' } },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } },
      { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
      {
        type: 'document',
        title: 'Plan',
        source: { type: 'base64', media_type: 'application/pdf', data: 'aGk=' },
      },
      {
        type: 'document',
        source: { type: 'text', media_type: 'text/plain', data: 'hi' },
        citations: { enabled: false },
      },
      { type: 'document', source: { type: 'url', url: 'https://example.com/a.pdf' } },
    ]);
    expect(message).toEqual({
      role: 'user',
      content: [
        { type: 'text', text: 'Compare', cache_control: { type: 'ephemeral' } },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        {
          type: 'file',
          file: {
            file_data: 'data:application/pdf;base64,aGk=',
            format: 'application/pdf',
            filename: 'Plan',
          },
        },
        { type: 'file', file: { file_data: 'data:text/plain;base64,aGk=', format: 'text/plain' } },
        { type: 'file', file: { file_id: 'https://example.com/a.pdf', format: 'application/pdf' } },
      ],
    });
  });

  test('thoughts and tool calls of an earlier answer go back as they came', () => {
    const [message] = messagesOf(
      [
        { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'ZGF0YQ==' },
        { type: 'text', text: 'I look.', citations: null },
        {
          type: 'tool_use',
          id: 'toolu_1',
          name: 'look',
          input: { at: 'it' },
          cache_control: { type: 'ephemeral' },
        },
      ],
      'assistant',
    );
    expect(message).toEqual({
      role: 'assistant',
      content: 'I look.',
      tool_calls: [
        {
          id: 'toolu_1',
          type: 'function',
          function: { name: 'look', arguments: '{"at":"it"}' },
          cache_control: { type: 'ephemeral' },
        },
      ],
      thinking_blocks: [
        { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'ZGF0YQ==' },
      ],
    });
  });

  test('tool results become messages of their own, images and failures among them, before what was said with them', () => {
    const image = { type: 'image', source: { type: 'base64', media_type: 'image/gif', data: 'aGk=' } };
    expect(
      messagesOf([
        { type: 'tool_result', tool_use_id: 't1', content: '4', cache_control: { type: 'ephemeral' } },
        { type: 'tool_result', tool_use_id: 't2', content: [{ type: 'text', text: 'See' }, image] },
        { type: 'tool_result', tool_use_id: 't3', content: 'no such file', is_error: true },
        { type: 'tool_result', tool_use_id: 't4', content: [image], is_error: true },
        { type: 'tool_result', tool_use_id: 't5' },
        { type: 'text', text: 'Go on' },
      ]),
    ).toEqual([
      { role: 'tool', tool_call_id: 't1', content: '4', cache_control: { type: 'ephemeral' } },
      {
        role: 'tool',
        tool_call_id: 't2',
        content: [
          { type: 'text', text: 'See' },
          { type: 'image_url', image_url: { url: 'data:image/gif;base64,aGk=' } },
        ],
      },
      {
        role: 'tool',
        tool_call_id: 't3',
        content: [
          { type: 'text', text: '[tool error]' },
          { type: 'text', text: 'no such file' },
        ],
      },
      {
        role: 'tool',
        tool_call_id: 't4',
        content: [
          { type: 'text', text: '[tool error]' },
          { type: 'image_url', image_url: { url: 'data:image/gif;base64,aGk=' } },
        ],
      },
      { role: 'tool', tool_call_id: 't5', content: '' },
      { role: 'user', content: 'Go on' },
    ]);
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

test.each([
  [{ max_tokens: '100' }, 'max_tokens'],
  [{ max_tokens: 1.5 }, 'max_tokens'],
  [{ max_tokens: undefined }, 'max_tokens'],
  [{ anthropic_version: '2023-06-01' }, 'anthropic_version'],
  [{ anthropic_version: undefined }, 'anthropic_version'],
  [{ temperature: 2 }, 'temperature'],
  [{ top_p: '1' }, 'top_p'],
  [{ top_k: -1 }, 'top_k'],
  [{ stop_sequences: 'END' }, 'stop_sequences'],
  [{ stop_sequences: [1] }, 'stop_sequences[0]'],
  [{ thinking: { type: 'enabled' } }, 'thinking.budget_tokens'],
  [{ thinking: { type: 'disabled', budget_tokens: 1 } }, 'thinking.budget_tokens'],
  [{ metadata: { trace: 1 } }, 'metadata.trace'],
  [{ anthropic_beta: ['a\r\nx-b: c'] }, 'anthropic_beta[0]'],
  [{ tool_choice: { type: 'tool' } }, 'tool_choice.name'],
  [{ tool_choice: { type: 'any', name: 'look' } }, 'tool_choice.name'],
  [{ tools: [{ type: 'bash_20250124', name: 'bash' }] }, 'tools[0].type'],
  [{ tools: [{ name: 'look' }] }, 'tools[0].input_schema'],
  [{ tools: [{ name: 'look', input_schema: {}, defer_loading: true }] }, 'tools[0].defer_loading'],
  [{ mcp_servers: [] }, 'mcp_servers'],
  [{ stream: true }, 'stream'],
  [{ 'amazon-bedrock-guardrailConfig': { tagSuffix: 'x' } }, 'amazon-bedrock-guardrailConfig'],
  [{ system: [{ type: 'image' }] }, 'system[0].type'],
  [{ messages: [] }, 'messages'],
  [{ messages: [{ role: 'system', content: 'x' }] }, 'messages[0].role'],
  [{ messages: [{ role: 'user', content: [] }] }, 'messages[0].content'],
  [{ messages: [{ role: 'user', content: 'x', name: 'y' }] }, 'messages[0].name'],
])('%j is refused, and %s named', (body, field) => {
  expect(refused(body)).toBe(field);
});

test.each([
  [{ type: 'video' }, '_.type'],
  [{ type: 'server_tool_use', id: 'x' }, '_.type'],
  [{ type: 'text', text: 'a', citations: [{}] }, '_.citations'],
  [{ type: 'text', text: 'a', cache_control: { type: 'ephemeral', ttl: '2h' } }, '_.cache_control.ttl'],
  [{ type: 'image', source: { type: 'file', file_id: 'f' } }, '_.source.type'],
  [
    { type: 'image', source: { type: 'base64', media_type: 'image/tiff', data: 'aGk=' } },
    '_.source.media_type',
  ],
  [
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'not base64' } },
    '_.source.data',
  ],
  [{ type: 'image', source: { type: 'url', url: 'file:///etc/passwd' } }, '_.source.url'],
  [{ type: 'document', source: { type: 'content', content: 'x' } }, '_.source.type'],
  [
    { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'x' }, context: 'y' },
    '_.context',
  ],
  [
    {
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data: 'x' },
      citations: { enabled: true },
    },
    '_.citations',
  ],
  [{ type: 'tool_result', tool_use_id: '' }, '_.tool_use_id'],
  [{ type: 'tool_result', tool_use_id: 't', content: [{ type: 'search_result' }] }, '_.content[0].type'],
])('the block %j is refused, and %s named', (block, field) => {
  expect(refusedBlock(block)).toBe(field);
});

test.each([
  [{ type: 'image', source: {} }, '_.type'],
  [{ type: 'tool_use', id: 't', name: 'n', input: '{}' }, '_.input'],
  [{ type: 'thinking', thinking: 'a' }, '_.signature'],
])('in an answer, the block %j is refused, and %s named', (block, field) => {
  expect(refusedBlock(block, 'assistant')).toBe(field);
});

test('a tool result after other blocks is refused, as at Anthropic', () => {
  const blocks = [
    { type: 'text', text: 'Here' },
    { type: 'tool_result', tool_use_id: 't', content: '4' },
  ];
  expect(refusedField(() => messagesOf(blocks))).toBe('messages[0].content[1]');
});

test('an input that is nested too deeply to be written is refused', () => {
  let input: object = {};
  for (let depth = 0; depth < 20_000; depth += 1) input = { input };
  expect(refusedBlock({ type: 'tool_use', id: 't', name: 'n', input }, 'assistant')).toBe('_.input');
  expect(refused({ tools: [{ name: 'look', input_schema: input }] })).toBe('tools[0].input_schema');
});
