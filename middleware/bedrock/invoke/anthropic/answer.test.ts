import { expect, test } from 'vitest';
import type { ChatAnswer } from '../../../chat/chat.ts';
import { Refusal } from '../../../refusal.ts';
import { answerOf } from '../chat.fixture.ts';
import { readInvoke } from '../invoke.ts';

const MODEL = 'anthropic.claude-3-5-sonnet-20240620-v1:0';
const call = (stop_sequences?: readonly string[]) =>
  readInvoke(
    MODEL,
    {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'x' }],
      stop_sequences,
    },
    false,
  );
const told = (answer: ChatAnswer, stops?: readonly string[]) => call(stops).answer(answer, 5);
const tool = (input: string) => [
  { id: 'call_1', type: 'function' as const, function: { name: 'look', arguments: input } },
];

test('an answer has thoughts, text and tool calls in this order, and its tokens apart from those of the cache', () => {
  const answer = answerOf(
    {
      content: 'I look.',
      tool_calls: tool('{"at":1}'),
      reasoning_content: 'Hm.',
      thinking_blocks: [
        { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'ZA==' },
      ],
    },
    'tool_calls',
    {
      usage: {
        prompt_tokens: 100,
        completion_tokens: 7,
        cache_read_input_tokens: 60,
        cache_creation_input_tokens: 30,
      },
    },
  );
  expect(told(answer)).toEqual({
    id: 'msg_bdrk_1',
    type: 'message',
    role: 'assistant',
    model: 'some-model',
    content: [
      { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'ZA==' },
      { type: 'text', text: 'I look.' },
      { type: 'tool_use', id: 'call_1', name: 'look', input: { at: 1 } },
    ],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage: {
      input_tokens: 10,
      cache_creation_input_tokens: 30,
      cache_read_input_tokens: 60,
      output_tokens: 7,
    },
  });
});

test('thoughts of a model that signs nothing are thinking too', () => {
  expect(told(answerOf({ content: '4', reasoning_content: '2+2' }))).toMatchObject({
    content: [
      { type: 'thinking', thinking: '2+2', signature: '' },
      { type: 'text', text: '4' },
    ],
  });
});

test.each([
  ['stop', undefined, 'end_turn'],
  ['length', undefined, 'max_tokens'],
  ['tool_calls', undefined, 'tool_use'],
  ['content_filter', 'refusal', 'refusal'],
  ['stop', 'stop_sequence', 'stop_sequence'],
  ['eos', undefined, 'end_turn'],
])('the reason %s (%s) is %s', (finish, native_finish_reason, stop_reason) => {
  const answer = answerOf({ content: 'a' }, finish);
  const [choice] = answer.choices;
  const choices = [{ ...choice!, provider_specific_fields: { native_finish_reason } }];
  expect(told({ ...answer, choices })).toMatchObject({ stop_reason, stop_sequence: null });
});

test('the stop sequence is named where it can only be one', () => {
  const answer = answerOf({ content: 'a' });
  const choices = [
    { ...answer.choices[0]!, provider_specific_fields: { native_finish_reason: 'stop_sequence' } },
  ];
  expect(told({ ...answer, choices }, ['END'])).toMatchObject({ stop_sequence: 'END' });
  expect(told({ ...answer, choices }, ['END', 'STOP'])).toMatchObject({ stop_sequence: null });
});

test('an agent goes on when a provider ends tool calls with a plain stop', () => {
  expect(told(answerOf({ tool_calls: tool('') }))).toMatchObject({
    stop_reason: 'tool_use',
    content: [{ type: 'tool_use', input: {} }],
  });
});

test.each(['[1]', '{"a":', '"x"'])('an input that is no JSON object is the model’s failure: %s', (input) => {
  expect(() => told(answerOf({ tool_calls: tool(input) }, 'tool_calls'))).toThrow(
    expect.objectContaining({ kind: 'bad_gateway' }),
  );
});

test('no answer at all is LiteLLM’s failure', () => {
  expect(() => told({ choices: [] })).toThrow(Refusal);
});

test('a guardrail’s verdict and its trace are told in InvokeModel’s names', () => {
  const answer = answerOf({ content: 'I cannot say that.' }, 'content_filter', {
    trace: {
      guardrail: {
        inputAssessment: { g1: { topicPolicy: {} } },
        outputAssessments: { g1: [{ wordPolicy: {} }, { contentPolicy: {} }] },
        modelOutput: ['x'],
      },
    },
  });
  const choices = [
    { ...answer.choices[0]!, provider_specific_fields: { native_finish_reason: 'guardrail_intervened' } },
  ];
  expect(told({ ...answer, choices })).toMatchObject({
    'amazon-bedrock-guardrailAction': 'INTERVENED',
    'amazon-bedrock-trace': {
      guardrail: {
        input: { g1: { topicPolicy: {} } },
        outputs: [{ g1: { wordPolicy: {} } }, { g1: { contentPolicy: {} } }],
        modelOutput: ['x'],
      },
    },
  });
  expect(told(answerOf({ content: 'a' }))).not.toHaveProperty('amazon-bedrock-guardrailAction');
});
