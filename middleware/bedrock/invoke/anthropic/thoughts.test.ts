import { expect, test } from 'vitest';
import { eventsOf, streamOf } from '../chat.fixture.ts';
import { AnthropicEvents } from './events.ts';

/** Between the start of the message and its end. */
const blocksOf = (deltas: Parameters<typeof streamOf>[0]) =>
  eventsOf(new AnthropicEvents('m'), streamOf(deltas)).slice(1, -2);

const expected = [
  {
    type: 'content_block_start',
    index: 0,
    content_block: { type: 'thinking', thinking: '', signature: '' },
  },
  { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'H' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'm' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2ln' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: '4' } },
  { type: 'content_block_stop', index: 1 },
];
const thought = (thinking: string) => ({
  reasoning_content: thinking,
  thinking_blocks: [{ type: 'thinking' as const, thinking }],
});
const signed = (thinking: string) => ({
  reasoning_content: '',
  thinking_blocks: [{ type: 'thinking' as const, thinking, signature: 'c2ln' }],
});

test('thoughts are signed once, as Bedrock sends them', () => {
  expect(blocksOf([thought('H'), thought('m'), signed(''), { content: '4' }])).toEqual(expected);
});

test('thoughts are not said twice when the signature repeats them, as Anthropic’s own do', () => {
  expect(blocksOf([thought('H'), thought('m'), signed('Hm'), { content: '4' }])).toEqual(expected);
});

test('thoughts that come whole with their signature are said', () => {
  const events = blocksOf([signed('Hm'), { content: '4' }]);
  expect(events.slice(0, 4)).toMatchObject([
    { content_block: { type: 'thinking' } },
    { delta: { thinking: 'Hm' } },
    { delta: { signature: 'c2ln' } },
    { type: 'content_block_stop' },
  ]);
});

test('thoughts after a signature are another block', () => {
  const events = blocksOf([signed('a'), signed('b')]);
  expect(events.filter(({ type }) => type === 'content_block_start')).toHaveLength(2);
});

test('thoughts that are withheld are a block without pieces', () => {
  const events = blocksOf([
    { thinking_blocks: [{ type: 'redacted_thinking', data: 'ZA==' }] },
    { content: 'a' },
  ]);
  expect(events.slice(0, 2)).toEqual([
    { type: 'content_block_start', index: 0, content_block: { type: 'redacted_thinking', data: 'ZA==' } },
    { type: 'content_block_stop', index: 0 },
  ]);
});
