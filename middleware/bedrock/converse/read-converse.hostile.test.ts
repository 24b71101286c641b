import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { readConverse } from './read-converse.ts';

/** Reads it, or is refused in words; whatever else is thrown fails the test. */
const survives = (body: unknown): void => {
  for (const isStream of [false, true]) {
    try {
      const { chat } = readConverse('m', body, isStream);
      expect(() => JSON.stringify(chat)).not.toThrow();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.kind).toBe('invalid');
      expect(error.message.length).toBeLessThan(1_000);
    }
  }
};

test('any JSON is read or refused', () => {
  fc.assert(fc.property(fc.jsonValue(), survives), { numRuns: 500 });
});

const NAMES = [
  'messages',
  'system',
  'role',
  'content',
  'text',
  'image',
  'document',
  'video',
  'format',
  'name',
  'source',
  'bytes',
  's3Location',
  'cachePoint',
  'type',
  'ttl',
  'guardContent',
  'qualifiers',
  'toolUse',
  'toolUseId',
  'input',
  'toolResult',
  'json',
  'status',
  'reasoningContent',
  'reasoningText',
  'signature',
  'redactedContent',
  'citationsContent',
  'citations',
  'toolConfig',
  'tools',
  'toolSpec',
  'inputSchema',
  'strict',
  'toolChoice',
  'auto',
  'any',
  'tool',
  'inferenceConfig',
  'maxTokens',
  'temperature',
  'topP',
  'stopSequences',
  'additionalModelRequestFields',
  'additionalModelResponseFieldPaths',
  'guardrailConfig',
  'guardrailIdentifier',
  'guardrailVersion',
  'trace',
  'performanceConfig',
  'latency',
  'serviceTier',
  'requestMetadata',
  'promptVariables',
  'outputConfig',
  'textFormat',
  'structure',
  'jsonSchema',
  'schema',
  'session_id',
  'enable_history',
  '__proto__',
  'constructor',
  'toString',
];
const WORDS = [
  'user',
  'assistant',
  'system',
  'png',
  'pdf',
  'mp4',
  'default',
  'ephemeral',
  'error',
  'aGk=',
  'a',
  '',
  ' ',
  '{"type":"object"}',
  'json_schema',
  '/id',
];

/** Objects with Converse's own names in all the wrong places, and sometimes in the right ones. */
const { node: confused } = fc.letrec<{ node: unknown; object: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...WORDS), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('node'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...NAMES), tie('node')), { maxLength: 4 })
    // As JSON.parse makes them: `__proto__` is a name like any other.
    .map(
      (entries) =>
        JSON.parse(
          `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
        ) as unknown,
    ),
}));

test('Converse’s own names with wrong types everywhere are read or refused', () => {
  fc.assert(
    fc.property(confused, confused, fc.constantFrom(...NAMES), (content, other, name) => {
      survives({ messages: [{ role: 'user', content: [content] }] });
      survives({ messages: [{ role: 'user', content: [{ [name]: content }] }] });
      survives({
        messages: [
          { role: 'user', content: [{ text: 'a' }] },
          { role: 'assistant', content: [{ [name]: other }] },
        ],
      });
      survives({ messages: [{ role: 'user', content: [{ text: 'a' }] }], [name]: other });
    }),
    { numRuns: 1_000 },
  );
});

const deep = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

test('what is nested too deeply to be written again is refused wherever a document may stand', () => {
  const hi = { role: 'user', content: [{ text: 'hi' }] };
  const places = (document: unknown): unknown[] => [
    {
      messages: [
        hi,
        { role: 'assistant', content: [{ toolUse: { toolUseId: 'a', name: 'f', input: document } }] },
      ],
    },
    {
      messages: [
        { role: 'user', content: [{ toolResult: { toolUseId: 'a', content: [{ json: document }] } }] },
      ],
    },
    { messages: [hi], toolConfig: { tools: [{ toolSpec: { name: 'f', inputSchema: { json: document } } }] } },
    { messages: [hi], additionalModelRequestFields: { thinking: document } },
    {
      messages: [hi],
      outputConfig: {
        textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: JSON.stringify(document) } } },
      },
    },
  ];
  for (const body of places(deep(50))) expect(() => readConverse('m', body, false)).not.toThrow();
  for (const body of places(deep(500)))
    expect(() => readConverse('m', body, false)).toThrow(/nested more than 100/);
  for (const body of places(deep(500)).slice(0, 4)) survives(body);
  survives({ messages: deep(20_000) });
  survives({ messages: [hi], additionalModelRequestFields: { thinking: deep(20_000) } });
});

test('a model’s field cannot reach the prototype', () => {
  const body = JSON.parse(
    '{"messages":[{"role":"user","content":[{"text":"hi"}]}],"additionalModelRequestFields":{"__proto__":{"polluted":1}}}',
  ) as unknown;
  expect(() => readConverse('m', body, false)).toThrow(Refusal);
  expect('polluted' in {}).toBe(false);
});

test('megabytes of base64 are taken without running out of stack', () => {
  const bytes = 'QUJD'.repeat(2_000_000);
  const { chat } = readConverse(
    'm',
    { messages: [{ role: 'user', content: [{ image: { format: 'png', source: { bytes } } }] }] },
    false,
  );
  expect(chat.messages).toHaveLength(1);
});
