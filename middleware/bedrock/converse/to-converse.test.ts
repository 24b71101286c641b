import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessages } from './messages.ts';
import { TOOL_ERROR } from './tool-result.ts';
import { toConverseMessages } from './to-converse.ts';

const text = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .filter((one) => one.trim() !== '' && one !== TOOL_ERROR);
const base64 = fc
  .uint8Array({ minLength: 1, maxLength: 12 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const source = base64.map((bytes) => ({ bytes }));
const block = <T>(name: string, value: fc.Arbitrary<T>) => value.map((one) => ({ [name]: one }));

const image = block('image', fc.record({ format: fc.constantFrom('png', 'jpeg', 'gif', 'webp'), source }));
const document = block(
  'document',
  fc.record({
    format: fc.constantFrom('pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'),
    name: fc.stringMatching(/^[A-Za-z0-9 ().-]{1,20}$/),
    source,
  }),
);
const video = block(
  'video',
  fc.record({ format: fc.constantFrom('mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv'), source }),
);
const guarded = block('guardContent', block('text', block('text', text)));
const cachePoint = { cachePoint: { type: 'default' } };
const longCachePoint = { cachePoint: { type: 'default', ttl: '1h' } };

/** A block, and sometimes a cache point after it. */
const cacheable = (blocks: fc.Arbitrary<object>) =>
  fc
    .tuple(blocks, fc.constantFrom([], [], [], [cachePoint], [longCachePoint]))
    .map(([one, point]) => [one, ...point]);
const several = (blocks: fc.Arbitrary<object>, minLength: number, maxLength = 3) =>
  fc.array(cacheable(blocks), { minLength, maxLength }).map((found) => found.flat());

const id = fc.uuid();
const toolResult = block(
  'toolResult',
  fc
    .tuple(id, fc.array(fc.oneof(block('text', text), image, document), { maxLength: 3 }), fc.boolean())
    .map(([toolUseId, content, hasFailed]) => ({
      toolUseId,
      content,
      ...(hasFailed && { status: 'error' }),
    })),
);
const toolUse = block(
  'toolUse',
  fc.record({
    toolUseId: id,
    name: fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/),
    input: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    ),
  }),
);
const reasoning = block(
  'reasoningContent',
  fc.oneof(
    block(
      'reasoningText',
      fc
        .tuple(text, text, fc.boolean())
        .map(([thought, signature, isSigned]) => ({ text: thought, ...(isSigned && { signature }) })),
    ),
    block('redactedContent', base64),
  ),
);

const userContent = several(fc.oneof(block('text', text), image, document, video, guarded, toolResult), 1, 5);
/** In the order that chat keeps. */
const modelContent = fc
  .tuple(fc.array(reasoning, { maxLength: 2 }), several(block('text', text), 1), several(toolUse, 0))
  .map((kinds) => kinds.flat());
const conversation = fc
  .array(fc.tuple(userContent, modelContent), { minLength: 1, maxLength: 3 })
  .map((turns) =>
    turns.flatMap(([user, model]) => [
      { role: 'user', content: user },
      { role: 'assistant', content: model },
    ]),
  );

test('a conversation comes back as it was read', () => {
  fc.assert(
    fc.property(several(block('text', text), 0), conversation, (system, messages) => {
      expect(toConverseMessages(readMessages(system, messages))).toEqual({ system, messages });
    }),
    { numRuns: 500 },
  );
});

test('what came back is read as the same again', () => {
  fc.assert(
    fc.property(conversation, (messages) => {
      const chat = readMessages(undefined, messages);
      expect(readMessages(undefined, toConverseMessages(chat).messages)).toEqual(chat);
    }),
  );
});

describe('what the OpenAI interface stored', () => {
  test('is grouped by role, tool results with the user’s words', () => {
    expect(
      toConverseMessages([
        { role: 'developer', content: 'Be kind.' },
        { role: 'user', content: 'a' },
        { role: 'user', content: 'b' },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '' } }],
        },
        { role: 'tool', tool_call_id: 't', content: 'ok' },
        { role: 'user', content: 'c' },
      ]),
    ).toEqual({
      system: [{ text: 'Be kind.' }],
      messages: [
        { role: 'user', content: [{ text: 'a' }, { text: 'b' }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 't', name: 'f', input: {} } }] },
        {
          role: 'user',
          content: [{ toolResult: { toolUseId: 't', content: [{ text: 'ok' }] } }, { text: 'c' }],
        },
      ],
    });
  });

  test('shows what Bedrock has no block for as text', () => {
    const unknown = { type: 'odd', odd: 1 } as unknown as { type: 'text'; text: string };
    expect(
      toConverseMessages([
        {
          role: 'user',
          content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }, unknown],
        },
      ]).messages,
    ).toEqual([
      { role: 'user', content: [{ text: 'https://example.com/a.png' }, { text: '{"type":"odd","odd":1}' }] },
    ]);
  });

  test('shows a model’s broken arguments', () => {
    expect(
      toConverseMessages([
        {
          role: 'assistant',
          tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '{"a' } }],
        },
      ]).messages[0]?.content,
    ).toEqual([{ toolUse: { toolUseId: 't', name: 'f', input: { arguments: '{"a' } } }]);
  });
});
