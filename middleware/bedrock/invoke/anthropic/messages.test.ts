import { expect, test } from 'vitest';
import { chatOf, HI, messagesOf } from './request.fixture.ts';

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
          filename: 'Plan.pdf',
        },
      },
      {
        type: 'file',
        file: { file_data: 'data:text/plain;base64,aGk=', format: 'text/plain', filename: 'document.txt' },
      },
      {
        type: 'file',
        file: { file_id: 'https://example.com/a.pdf', format: 'application/pdf', filename: 'document.pdf' },
      },
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
