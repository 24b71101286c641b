import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { ChatChunk } from './chat.ts';
import { answerOf, Gathered } from './gather.ts';

type Delta = NonNullable<NonNullable<ChatChunk['choices']>[number]['delta']>;
const piece = (delta: Delta, finish_reason: string | null = null): ChatChunk => ({
  id: 'chatcmpl-1',
  model: 'm',
  choices: [{ index: 0, delta, finish_reason }],
});

function gathered(...chunks: readonly ChatChunk[]) {
  const all = new Gathered();
  for (const chunk of chunks) all.add(chunk);
  return all;
}

test('text is put together again however it was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (pieces) => {
      const { message } = gathered(...pieces.map((content) => piece({ content }))).answer();
      expect(message).toEqual({ role: 'assistant', content: pieces.join('') });
    }),
  );
});

test('calls that come in turns keep their own arguments, in the order of their index', () => {
  const call = (index: number, text: string, id?: string): ChatChunk =>
    piece({
      tool_calls: [
        { index, ...(id && { id }), function: { ...(id && { name: `f${index}` }), arguments: text } },
      ],
    });
  const { message, finishReason } = gathered(
    call(1, '{"b"', 'two'),
    call(0, '{"a"', 'one'),
    call(1, ':2}'),
    call(0, ':1}'),
    piece({}, 'tool_calls'),
  ).answer();
  expect(finishReason).toBe('tool_calls');
  expect(message).toEqual({
    role: 'assistant',
    content: null,
    tool_calls: [
      { id: 'one', type: 'function', function: { name: 'f0', arguments: '{"a":1}' } },
      { id: 'two', type: 'function', function: { name: 'f1', arguments: '{"b":2}' } },
    ],
  });
});

test('reasoning ends with its signature, which may say the whole text once more', () => {
  const thinking = (text: string, signature = ''): ChatChunk =>
    piece({
      reasoning_content: text,
      thinking_blocks: [{ type: 'thinking', thinking: text, ...(signature && { signature }) }],
    });
  const { message } = gathered(
    thinking('H'),
    thinking('m'),
    thinking('Hm', 's1'),
    thinking('More', 's2'),
  ).answer();
  expect(message.thinking_blocks).toEqual([
    { type: 'thinking', thinking: 'Hm', signature: 's1' },
    { type: 'thinking', thinking: 'More', signature: 's2' },
  ]);
  expect(message.reasoning_content).toBe('HmMore');
});

test('an answer is finished when it says so, and other choices are not ours', () => {
  const all = gathered(piece({ content: 'a' }), { choices: [{ index: 1, delta: { content: 'b' } }] });
  expect(all.isFinished).toBe(false);
  all.add(piece({}, 'length'));
  all.add({ choices: [], usage: { prompt_tokens: 1 } });
  expect(all.isFinished).toBe(true);
  expect(all.answer()).toEqual({
    message: { role: 'assistant', content: 'a' },
    finishReason: 'length',
    usage: { prompt_tokens: 1 },
    model: 'm',
  });
});

test('a whole answer keeps what a model is given back, and nothing else', () => {
  const message = {
    role: 'assistant' as const,
    content: 'a',
    refusal: null,
    tool_calls: [],
    annotations: [],
  };
  expect(answerOf({ choices: [{ message, finish_reason: 'stop' }], usage: null })).toEqual({
    message: { role: 'assistant', content: 'a' },
    finishReason: 'stop',
    usage: undefined,
    model: undefined,
  });
  expect(answerOf({ choices: [] })).toBeUndefined();
});
