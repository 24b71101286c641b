import { describe, expect, test } from 'vitest';
import type { ChatAnswer, ChatMessage } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import { converseAnswer } from './converse-answer.ts';
import { stopReason } from './stop-reason.ts';
import { tokenUsage } from './usage.ts';

const answer = (message: Partial<ChatMessage>, finish_reason = 'stop', more: object = {}): ChatAnswer => ({
  id: 'chatcmpl-1',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
  usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 },
  ...more,
});

test('a text is answered with its usage and how long it took', () => {
  expect(converseAnswer(answer({ content: 'Hello.' }), 41.6)).toEqual({
    output: { message: { role: 'assistant', content: [{ text: 'Hello.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 },
    metrics: { latencyMs: 42 },
  });
});

test('reasoning, text and tool uses come in this order, inputs parsed', () => {
  const message = {
    content: 'Let me see.',
    reasoning_content: 'Hm.',
    thinking_blocks: [
      { type: 'thinking', thinking: 'Hm.', signature: 'sig' },
      { type: 'redacted_thinking', data: 'aGk=' },
    ],
    tool_calls: [
      { id: 'a', type: 'function', function: { name: 'look', arguments: '{"at":"sky"}' } },
      { id: 'b', type: 'function', function: { name: 'wait', arguments: '' } },
    ],
  } as const;
  expect(converseAnswer(answer(message, 'tool_calls'), 1)).toMatchObject({
    output: {
      message: {
        content: [
          { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'sig' } } },
          { reasoningContent: { redactedContent: 'aGk=' } },
          { text: 'Let me see.' },
          { toolUse: { toolUseId: 'a', name: 'look', input: { at: 'sky' } } },
          { toolUse: { toolUseId: 'b', name: 'wait', input: {} } },
        ],
      },
    },
    stopReason: 'tool_use',
  });
});

test('reasoning that a provider gives as plain text is reasoning too', () => {
  expect(converseAnswer(answer({ content: 'So.', reasoning_content: 'Hm.' }), 1)).toMatchObject({
    output: {
      message: { content: [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'So.' }] },
    },
  });
});

test('an answer that says nothing has no blocks', () => {
  for (const content of [null, '', '\n'])
    expect(converseAnswer(answer({ content }), 1)).toMatchObject({ output: { message: { content: [] } } });
});

test.each([
  ['no choice', { choices: [] }],
  [
    'arguments that are no JSON object',
    answer({ tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"a' } }] }),
  ],
])('an answer with %s is the gateway’s failure', (_what, broken) => {
  const thrown = (() => {
    try {
      return converseAnswer(broken, 1);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(Refusal);
  expect((thrown as Refusal).kind).toBe('bad_gateway');
});

test('a guardrail’s trace and the tier are handed on', () => {
  const trace = { guardrail: { actionReason: 'blocked' } };
  expect(
    converseAnswer(answer({ content: 'No.' }, 'content_filter', { trace, service_tier: 'flex' }), 1),
  ).toMatchObject({
    stopReason: 'guardrail_intervened',
    trace,
    serviceTier: { type: 'flex' },
  });
});

describe('the fields that a request asked for', () => {
  const given = answer({ content: 'x' }, 'stop', { system_fingerprint: 'fp', 'a/b': 1, model: 'm' });
  const asked = (...responsePaths: string[]) =>
    (converseAnswer(given, 1, { responsePaths }) as { additionalModelResponseFields?: unknown })
      .additionalModelResponseFields;

  test('come at their own places, and what is not there is passed over', () => {
    expect(asked('/system_fingerprint', '/choices/0/index', '/a~1b', '/none/of/it')).toEqual({
      system_fingerprint: 'fp',
      choices: { 0: { index: 0 } },
      'a/b': 1,
    });
    expect(asked('/none')).toBeUndefined();
  });

  test('cannot reach the prototype', () => {
    expect(asked('/__proto__/polluted', '/constructor/name', '/id/length')).toBeUndefined();
  });
});

describe('the stop reason', () => {
  const of = (reason: string | null, native?: string, hasToolUse = false) =>
    stopReason({ reason, native, hasToolUse, hasGuardrailTrace: false });

  test.each([
    ['stop', 'end_turn'],
    ['length', 'max_tokens'],
    ['tool_calls', 'tool_use'],
    ['function_call', 'tool_use'],
    ['content_filter', 'content_filtered'],
    ['guardrail_intervened', 'guardrail_intervened'],
    ['stop_sequence', 'stop_sequence'],
    ['something new', 'end_turn'],
    [null, 'end_turn'],
  ])('of %s is %s', (reason, told) => {
    expect(of(reason)).toBe(told);
  });

  test.each([
    ['stop', 'stop_sequence', 'stop_sequence'],
    ['stop', 'model_context_window_exceeded', 'model_context_window_exceeded'],
    ['stop', 'MALFORMED_FUNCTION_CALL', 'malformed_tool_use'],
    ['stop', 'malformed_model_output', 'malformed_model_output'],
    ['content_filter', 'guardrail_intervened', 'guardrail_intervened'],
    ['content_filter', 'refusal', 'content_filtered'],
    ['length', 'max_tokens', 'max_tokens'],
  ])('of %s that the provider calls %s is %s', (reason, native, told) => {
    expect(of(reason, native)).toBe(told);
  });

  test('is tool_use for a forced tool, which OpenAI calls a stop', () => {
    expect(of('stop', undefined, true)).toBe('tool_use');
  });
});

describe('usage', () => {
  test('counts the cache apart from the input', () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 10,
      total_tokens: 110,
      cache_read_input_tokens: 60,
      cache_creation_input_tokens: 30,
      prompt_tokens_details: {
        cached_tokens: 60,
        cache_creation_token_details: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
      },
    };
    expect(tokenUsage(usage)).toEqual({
      inputTokens: 10,
      outputTokens: 10,
      totalTokens: 110,
      cacheReadInputTokens: 60,
      cacheWriteInputTokens: 30,
      cacheDetails: [
        { ttl: '5m', inputTokens: 10 },
        { ttl: '1h', inputTokens: 20 },
      ],
    });
  });

  test('reads OpenAI’s cached tokens', () => {
    const usage = { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 4 } };
    expect(tokenUsage(usage)).toEqual({
      inputTokens: 5,
      outputTokens: 1,
      totalTokens: 10,
      cacheReadInputTokens: 4,
    });
  });

  test('is zeros when there is none', () => {
    expect(tokenUsage(null)).toEqual({ inputTokens: 0, outputTokens: 0, totalTokens: 0 });
  });
});
