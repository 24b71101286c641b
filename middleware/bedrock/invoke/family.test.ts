import { expect, test } from 'vitest';
import { refusedField } from './chat.fixture.ts';
import { bareModel, familyOf } from './family.ts';
import { readInvoke } from './invoke.ts';

test.each([
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'anthropic'],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'anthropic'],
  ['bedrock/global.anthropic.claude-opus-4-5-20251101-v1:0', 'anthropic'],
  ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', 'anthropic'],
  [
    'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-3-haiku-20240307-v1:0',
    'anthropic',
  ],
  ['amazon.titan-text-express-v1', 'titan'],
  ['amazon.titan-tg1-large', 'titan'],
  ['bedrock/converse/apac.amazon.nova-lite-v1:0', 'nova'],
  ['us.amazon.nova-2-lite-v1:0', 'nova'],
  ['us.meta.llama3-1-70b-instruct-v1:0', 'llama'],
  ['mistral.mixtral-8x7b-instruct-v0:1', 'mistral-text'],
])('the id %s says whose shape a body has: %s', (modelId, family) => {
  expect(familyOf(modelId, {})).toBe(family);
});

test('Mistral has two shapes, told apart by messages', () => {
  expect(familyOf('eu.mistral.pixtral-large-2502-v1:0', { messages: [] })).toBe('mistral-chat');
});

test.each([
  [{ anthropic_version: 'bedrock-2023-05-31', messages: [] }, 'anthropic'],
  [{ inputText: 'Hi', textGenerationConfig: {} }, 'titan'],
  [{ schemaVersion: 'messages-v1', messages: [] }, 'nova'],
  [{ inferenceConfig: {}, messages: [] }, 'nova'],
  [{ messages: [{ role: 'user', content: [{ text: 'Hi' }] }] }, 'nova'],
  [{ prompt: 'Hi', max_gen_len: 5 }, 'llama'],
  [{ prompt: 'Hi', max_tokens: 5 }, 'mistral-text'],
  [{ messages: [{ role: 'user', content: 'Hi' }] }, 'mistral-chat'],
  [{ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] }, 'mistral-chat'],
])('of an alias, the body says it: %j is %s', (body, family) => {
  expect(familyOf('our-best-model', body)).toBe(family);
  expect(familyOf('arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3', body)).toBe(
    family,
  );
});

test.each([
  ['our-best-model', { prompt: 'Hi' }],
  ['our-best-model', { inputText: 'Hi' }],
  ['our-best-model', {}],
  ['our-best-model', { messages: 'Hi' }],
  ['cohere.command-r-v1:0', { message: 'Hi' }],
  ['openai.gpt-oss-20b-1:0', { messages: [{ role: 'user', content: 'Hi' }] }],
  ['amazon.nova-canvas-v1:0', { taskType: 'TEXT_IMAGE' }],
])('%s with %j is refused with the shapes that are taken, and Converse', (modelId, body) => {
  const ask = () => readInvoke(modelId, body, false);
  expect(refusedField(ask)).toBe('body');
  expect(ask).toThrow(/Anthropic.*Titan.*Nova.*Llama.*Mistral.*Converse/);
});

test('a name is read without what stands before it', () => {
  expect(bareModel('bedrock/us-gov.Anthropic.Claude-X')).toBe('anthropic.claude-x');
  expect(bareModel('us-model')).toBe('us-model');
});
