import { expect, test } from 'vitest';
import { answerOf, eventsOf, refusedField, streamOf } from './chat.fixture.ts';
import { readInvoke } from './invoke.ts';

const MODEL = 'amazon.titan-text-express-v1';
const call = (body: object) => readInvoke(MODEL, body, false);
const plain = () => call({ inputText: 'Hi' });

test('AWS’s example request is a chat of one message', () => {
  const body = {
    inputText: 'User: Hi\nBot:',
    textGenerationConfig: { temperature: 0.5, topP: 0.9, maxTokenCount: 512, stopSequences: ['User:'] },
  };
  expect(call(body).chat).toEqual({
    model: MODEL,
    messages: [{ role: 'user', content: 'User: Hi\nBot:' }],
    max_tokens: 512,
    temperature: 0.5,
    top_p: 0.9,
    stop: ['User:'],
  });
});

test('a list of no stop sequences, as its examples have it, is not sent', () => {
  expect(call({ inputText: 'Hi', textGenerationConfig: { stopSequences: [] } }).chat).not.toHaveProperty(
    'stop',
  );
});

test.each([
  ['stop', 'FINISH'],
  ['length', 'LENGTH'],
  ['content_filter', 'CONTENT_FILTERED'],
])('an answer that ended with %s is %s', (finish, completionReason) => {
  expect(plain().answer(answerOf({ content: 'Hello' }, finish), 5)).toEqual({
    inputTextTokenCount: 12,
    results: [{ tokenCount: 5, outputText: 'Hello', completionReason }],
  });
});

test('a stream counts at its end', () => {
  const unknown = { totalOutputTextTokenCount: null, completionReason: null, inputTextTokenCount: null };
  expect(eventsOf(plain().events(), streamOf([{ content: 'Hel' }, { content: 'lo' }], 'length'))).toEqual([
    { outputText: 'Hel', index: 0, ...unknown },
    { outputText: 'lo', index: 0, ...unknown },
    {
      outputText: '',
      index: 0,
      totalOutputTextTokenCount: 5,
      completionReason: 'LENGTH',
      inputTextTokenCount: 12,
      'amazon-bedrock-invocationMetrics': {
        inputTokenCount: 12,
        outputTokenCount: 5,
        invocationLatency: 80,
        firstByteLatency: expect.any(Number) as number,
      },
    },
  ]);
});

test.each([
  [{ inputText: 5 }, 'inputText'],
  [{ inputText: '' }, 'inputText'],
  [{ inputText: 'Hi', textGenerationConfig: { maxTokenCount: '5' } }, 'textGenerationConfig.maxTokenCount'],
  [{ inputText: 'Hi', textGenerationConfig: { topK: 5 } }, 'textGenerationConfig.topK'],
  [{ inputText: 'Hi', textGenerationConfig: [] }, 'textGenerationConfig'],
  [{ inputText: 'Hi', maxTokens: 5 }, 'maxTokens'],
])('%j is refused, and %s named', (body, field) => {
  expect(refusedField(() => call(body))).toBe(field);
});
