import { expect, test } from 'vitest';
import { refusedField } from '../chat.fixture.ts';
import { chatOf, HI, messagesOf } from './request.fixture.ts';

const refused = (body: object) => refusedField(() => chatOf({ messages: HI, ...body }));
const refusedBlock = (block: object, role = 'user') =>
  refusedField(() => messagesOf([block], role))?.replace('messages[0].content[0]', '_');

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
