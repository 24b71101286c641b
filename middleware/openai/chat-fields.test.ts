import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { mayAskSomething, readChat } from './chat-fields.ts';

const isPrompt = (model: string): boolean => model.includes(':prompt/');
const read = (body: unknown) => readChat(Buffer.from(JSON.stringify(body)), isPrompt);
const messages = [{ role: 'user', content: 'hi' }];

test('our own fields are taken out, everything else goes on as it came', () => {
  const rest = { model: 'm', messages, temperature: 0, extra: { session_id: 'not ours' } };
  expect(read({ ...rest, session_id: 's', enable_history: true })).toEqual({
    chat: rest,
    wishes: { sessionId: 's', enableHistory: true, promptVariables: undefined },
  });
});

test.each([
  ['a body that asks nothing', { model: 'm', messages }],
  ['null for our fields', { model: 'm', messages, session_id: null, enable_history: null }],
  ['history that is switched off', { model: 'm', messages, enable_history: false }],
  ['a list', [1]],
])('%s is LiteLLM’s to answer', (_name, body) => {
  expect(read(body)).toBeUndefined();
});

test('broken JSON is LiteLLM’s to answer', () => {
  expect(readChat(Buffer.from('{"session_id": '), isPrompt)).toBeUndefined();
});

test.each([
  [{ session_id: 7 }, 'session_id'],
  [{ session_id: '' }, 'session_id'],
  [{ session_id: 'x'.repeat(300) }, 'session_id'],
  [{ enable_history: 'yes' }, 'enable_history'],
  [{ promptVariables: {} }, 'promptVariables'],
  [{ enable_history: true, messages: 'hi' }, 'messages'],
  [{ enable_history: true, messages: [{ role: 'robot' }] }, 'messages[0].role'],
  [{ enable_history: true, messages: [null] }, 'messages[0].role'],
  [{ enable_history: true, model: 1 }, 'model'],
])('%o is refused, naming %s', (fields, field) => {
  expect(() => read({ model: 'm', messages, ...fields })).toThrow(
    expect.objectContaining({ kind: 'invalid', field }),
  );
});

test('a prompt needs no messages', () => {
  const model = 'arn:aws:bedrock:us-east-1:1:prompt/A';
  expect(read({ model, promptVariables: { a: 1 } })).toEqual({
    chat: { model, messages: [] },
    wishes: { sessionId: undefined, enableHistory: false, promptVariables: { a: 1 } },
  });
});

test('whatever a body holds, it is read, left alone or refused in words', () => {
  const body = fc.record(
    {
      session_id: fc.jsonValue(),
      enable_history: fc.jsonValue(),
      promptVariables: fc.jsonValue(),
      model: fc.jsonValue(),
      messages: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(body, (any) => {
      try {
        read(any);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});

test('a body that asks something is always noticed', () => {
  for (const fields of [
    { session_id: 's' },
    { enable_history: true },
    { model: 'arn:aws:bedrock:a:1:prompt/A' },
  ])
    for (const space of ['', '  '])
      expect(mayAskSomething(Buffer.from(JSON.stringify({ messages, ...fields }, null, space)))).toBe(true);
  expect(mayAskSomething(Buffer.from(JSON.stringify({ model: 'm', messages })))).toBe(false);
  // As PHP writes slashes.
  expect(mayAskSomething(Buffer.from(String.raw`{"model":"arn:aws:bedrock:a:1:prompt\/A"}`))).toBe(true);
});
