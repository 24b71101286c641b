import { expect, test } from 'vitest';
import type { Call } from '../calls/call.ts';
import { TailFacts } from './tail-facts.ts';

function told(...pieces: readonly string[]): Partial<Call> {
  const facts = new TailFacts();
  for (const piece of pieces) facts.add(Buffer.from(piece));
  const call: Partial<Call> = {};
  facts.tell(call as Call);
  return call;
}
const usage = '"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}';

test('the id and the tokens of an answer, whole or in pieces', () => {
  const facts = { responseId: 'chatcmpl-1', tokensIn: 12, tokensOut: 5 };
  expect(told(`{"id":"chatcmpl-1","choices":[],${usage}`)).toEqual(facts);
  expect(told('data: {"id": "chatcmpl-1"}\n\n', `data: {${usage}\n\n`, 'data: [DONE]\n\n')).toEqual(facts);
});

test('nothing of an answer that says nothing', () => {
  expect(told()).toEqual({});
  expect(told('not json')).toEqual({ responseId: undefined, tokensIn: undefined, tokensOut: undefined });
});

test('a usage that a model quotes in its text is not the answer’s', () => {
  const content = String.raw`"content":"{\"prompt_tokens\":99}"`;
  expect(told(`{"id":"a",${content},${usage}`)).toMatchObject({ tokensIn: 12 });
});
