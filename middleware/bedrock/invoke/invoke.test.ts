import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { readEmbeddings } from './embeddings/embeddings.ts';
import { readInvoke } from './invoke.ts';

const MODELS = [
  'anthropic.claude-3-haiku-20240307-v1:0',
  'amazon.titan-text-express-v1',
  'amazon.nova-lite-v1:0',
  'meta.llama3-8b-instruct-v1:0',
  'mistral.mistral-7b-instruct-v0:2',
  'amazon.titan-embed-text-v2:0',
  'our-best-model',
];

/** What bodies are made of, so that random ones come far. */
const WORDS = [
  'user',
  'assistant',
  'system',
  'tool',
  'text',
  'image',
  'document',
  'tool_use',
  'tool_result',
  'thinking',
  'base64',
  'image/png',
  'auto',
  'ephemeral',
  'function',
  'bedrock-2023-05-31',
  '[INST] Hi [/INST]',
  '<|start_header_id|>user<|end_header_id|>',
];
const NAMES = [
  'anthropic_version',
  'max_tokens',
  'max_gen_len',
  'messages',
  'system',
  'role',
  'content',
  'type',
  'text',
  'source',
  'media_type',
  'data',
  'id',
  'name',
  'input',
  'tool_use_id',
  'is_error',
  'cache_control',
  'tools',
  'input_schema',
  'tool_choice',
  'tool_calls',
  'function',
  'arguments',
  'thinking',
  'signature',
  'metadata',
  'prompt',
  'images',
  'stop',
  'inputText',
  'textGenerationConfig',
  'inferenceConfig',
  'schemaVersion',
  'toolConfig',
  'output_config',
  'texts',
  'input_type',
  '__proto__',
];

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...WORDS), fc.jsonValue({ maxDepth: 1 })),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 7 }),
  ),
}));

/** A body that is right at its top, so that what is wrong is found further down. */
const likely = fc.record(
  {
    anthropic_version: fc.constant('bedrock-2023-05-31'),
    max_tokens: fc.constant(5),
    messages: fc.array(
      fc.record({
        role: fc.constantFrom('user', 'assistant'),
        content: fc.oneof(fc.string(), fc.array(value)),
      }),
    ),
    system: value,
    tools: fc.array(value),
  },
  { requiredKeys: ['messages'] },
);

test('any JSON is read or refused; nothing else is thrown, and what is read can be sent', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MODELS),
      fc.oneof(value, likely),
      fc.boolean(),
      (modelId, body, isStream) => {
        for (const read of [
          () => readInvoke(modelId, body, isStream).chat,
          () => readEmbeddings(modelId, body).body,
        ])
          try {
            const chat = read();
            expect(JSON.parse(JSON.stringify(chat))).toMatchObject({ model: modelId });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            expect([error.kind, typeof error.field]).toEqual(['invalid', 'string']);
          }
      },
    ),
    { numRuns: 3000 },
  );
});

test('a whole answer of a stream’s request is not asked for as a stream', () => {
  const body = { prompt: 'Hi' };
  expect(readInvoke('meta.llama3-8b-instruct-v1:0', body, false).chat).not.toHaveProperty('stream');
  expect(readInvoke('meta.llama3-8b-instruct-v1:0', body, true).chat).toMatchObject({
    stream: true,
    stream_options: { include_usage: true },
  });
});
