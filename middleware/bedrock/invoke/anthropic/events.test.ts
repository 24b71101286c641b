import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../refusal.ts';
import { eventsOf, piece, streamOf } from '../chat.fixture.ts';
import { AnthropicEvents } from './events.ts';

const told = (...parts: Parameters<typeof streamOf>) =>
  eventsOf(new AnthropicEvents('anthropic.claude-x'), streamOf(...parts));

/** Between the start of the message and its end. */
const blocksOf = (...parts: Parameters<typeof streamOf>) => told(...parts).slice(1, -2);

const call = (index: number, id: string | null, name: string | null, input: string) => ({
  tool_calls: [{ index, id, function: { name, arguments: input } }],
});

test('a text is a message of one block', () => {
  expect(told([{ content: 'Hel' }, { content: 'lo' }])).toEqual([
    {
      type: 'message_start',
      message: {
        id: 'msg_bdrk_1',
        type: 'message',
        role: 'assistant',
        model: 'some-model',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: {
          input_tokens: 0,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 0,
          output_tokens: 0,
        },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hel' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'lo' } },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: {
        input_tokens: 12,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        output_tokens: 5,
      },
    },
    {
      type: 'message_stop',
      'amazon-bedrock-invocationMetrics': {
        inputTokenCount: 12,
        outputTokenCount: 5,
        invocationLatency: 80,
        firstByteLatency: expect.any(Number) as number,
      },
    },
  ]);
});

test('tool calls are blocks of their own, one after the other', () => {
  const events = told(
    [
      { content: 'I look.' },
      call(0, 'c1', 'look', ''),
      call(0, null, null, '{"at":'),
      call(0, null, null, '1}'),
      call(1, 'c2', 'stop', ''),
    ],
    'tool_calls',
  );
  expect(events.slice(4, -2)).toEqual([
    {
      type: 'content_block_start',
      index: 1,
      content_block: { type: 'tool_use', id: 'c1', name: 'look', input: {} },
    },
    { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"at":' } },
    { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '1}' } },
    { type: 'content_block_stop', index: 1 },
    {
      type: 'content_block_start',
      index: 2,
      content_block: { type: 'tool_use', id: 'c2', name: 'stop', input: {} },
    },
    { type: 'content_block_stop', index: 2 },
  ]);
  expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'tool_use' } });
});

test('calls that all have the index 0 are told apart by their ids', () => {
  const starts = blocksOf([call(0, 'c1', 'a', '{}'), call(0, 'c2', 'b', '{}')]).filter(
    ({ type }) => type === 'content_block_start',
  );
  expect(starts).toMatchObject([{ content_block: { id: 'c1' } }, { content_block: { id: 'c2' } }]);
});

test('pieces of a call that was left are refused rather than put into another', () => {
  expect(() => told([call(0, 'c1', 'a', ''), call(1, 'c2', 'b', ''), call(0, null, null, '{}')])).toThrow(
    Refusal,
  );
});

test('a failure in the stream is thrown as what it is', () => {
  const events = new AnthropicEvents('m');
  events.chunk(piece({ content: 'a' }));
  expect(() => events.chunk({ error: { message: 'Slow down.', code: 429 } })).toThrow(
    expect.objectContaining({ kind: 'throttled' }),
  );
});

test('a guardrail’s verdict and trace come with the last event', () => {
  const trace = { guardrail: { inputAssessment: { g1: { topicPolicy: {} } } } };
  const chunks = [piece({ content: 'No.' }, 'content_filter'), { provider_specific_fields: { trace } }];
  expect(eventsOf(new AnthropicEvents('m'), chunks).at(-1)).toMatchObject({
    'amazon-bedrock-guardrailAction': 'INTERVENED',
    'amazon-bedrock-trace': { guardrail: { input: { g1: { topicPolicy: {} } } } },
  });
});

test('a stream that said nothing is an empty message', () => {
  const types = eventsOf(new AnthropicEvents('m'), []).map(({ type }) => type);
  expect(types).toEqual(['message_start', 'message_delta', 'message_stop']);
});

test('whatever comes, blocks open and close in order and all text arrives', () => {
  const id = fc.constantFrom('c1', 'c2', 'c3');
  const delta = fc.oneof(
    fc.record({ content: fc.string() }),
    fc.record({ reasoning_content: fc.string() }),
    fc.record({
      thinking_blocks: fc.array(
        fc.record({ type: fc.constant('thinking' as const), thinking: fc.string(), signature: fc.string() }),
      ),
    }),
    id.map((each) => call(0, each, 'look', '{}')),
  );
  fc.assert(
    fc.property(fc.array(delta, { maxLength: 30 }), (deltas) => {
      const events = blocksOf(deltas);
      let open = -1;
      let next = 0;
      for (const { type, index } of events) {
        if (type === 'content_block_start') {
          expect([open, index]).toEqual([-1, next]);
          open = next;
          next += 1;
        } else {
          expect(index).toBe(open);
          if (type === 'content_block_stop') open = -1;
        }
      }
      expect(open).toBe(-1);
      const text = events
        .map(({ delta: each }) => (each as { text?: string } | undefined)?.text ?? '')
        .join('');
      expect(text).toBe(deltas.map((each) => ('content' in each ? each.content : '')).join(''));
    }),
  );
});
