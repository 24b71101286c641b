import type { PromptVariant } from '@aws-sdk/client-bedrock-agent';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { fillPrompt } from './fill-prompt.ts';
import { readPromptVariables } from './prompt-variables.ts';
import { readStoredPrompt } from './stored-prompt.ts';

const answer = { name: 'p', id: 'i', arn: 'a', version: '1', createdAt: undefined, updatedAt: undefined };

function variant(given: Partial<PromptVariant>): PromptVariant {
  return { name: 'v', templateType: 'TEXT', templateConfiguration: { text: { text: 'Hello' } }, ...given };
}
const stored = (...variants: PromptVariant[]) => readStoredPrompt({ ...answer, variants });
const text = (words: string, ...declared: string[]) =>
  stored(
    variant({
      templateConfiguration: { text: { text: words, inputVariables: declared.map((name) => ({ name })) } },
    }),
  );
const vars = (texts: object) =>
  readPromptVariables(
    Object.fromEntries(Object.entries(texts).map(([name, given]) => [name, { text: given as unknown }])),
    'promptVariables',
  );
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('It was not refused.');
};

describe('a text template', () => {
  it('becomes one message of the user', () => {
    expect(fillPrompt(text('Songs about {{topic}}', 'topic'), vars({ topic: 'fruit' }))).toEqual({
      modelId: undefined,
      converse: { messages: [{ role: 'user', content: [{ text: 'Songs about fruit' }] }] },
    });
  });

  it('keeps its cache point behind the text', () => {
    const prompt = stored(
      variant({ templateConfiguration: { text: { text: 'Hi', cachePoint: { type: 'default' } } } }),
    );
    expect(fillPrompt(prompt, {}).converse.messages).toEqual([
      { role: 'user', content: [{ text: 'Hi' }, { cachePoint: { type: 'default' } }] },
    ]);
  });

  it('brings model, inference settings and fields of its own along', () => {
    const prompt = stored(
      variant({
        modelId: 'anthropic.claude-x',
        inferenceConfiguration: { text: { temperature: 0.5, maxTokens: 300, stopSequences: ['END'] } },
        additionalModelRequestFields: { top_k: 5 },
      }),
    );
    expect(fillPrompt(prompt, {})).toMatchObject({
      modelId: 'anthropic.claude-x',
      converse: {
        inferenceConfig: { temperature: 0.5, maxTokens: 300, stopSequences: ['END'] },
        additionalModelRequestFields: { top_k: 5 },
      },
    });
  });

  it('has no model when it is for an agent', () => {
    const agentIdentifier = 'arn:aws:bedrock:us-west-2:123456789012:agent-alias/AAAAAAAAAA/BBBBBBBBBB';
    const prompt = stored(variant({ genAiResource: { agent: { agentIdentifier } } }));
    expect(fillPrompt(prompt, {}).modelId).toBeUndefined();
  });
});

describe('a chat template', () => {
  /** The SDK's types do not say that it gives large whole numbers as bigint, but it does. */
  const fromTheSdk = { type: 'object', maximum: 2n ** 63n } as unknown as { type: string };
  const chat = stored(
    variant({
      templateType: 'CHAT',
      templateConfiguration: {
        chat: {
          system: [{ text: 'You are {{tone}}.' }, { cachePoint: { type: 'default' } }],
          messages: [
            { role: 'user', content: [{ text: '{{topic}}?' }, { cachePoint: { type: 'default' } }] },
            { role: 'assistant', content: [{ text: 'Which {{topic}}?' }] },
            { role: 'user', content: [{ text: 'Any.' }] },
          ],
          inputVariables: [{ name: 'tone' }, { name: 'topic' }],
          toolConfiguration: {
            tools: [
              { toolSpec: { name: 'find', inputSchema: { json: fromTheSdk } } },
              { cachePoint: { type: 'default' } },
            ],
            toolChoice: { auto: {} },
          },
        },
      },
    }),
  );

  it('is filled in everywhere, its blocks and tools as they are', () => {
    const { converse } = fillPrompt(chat, vars({ tone: 'kind', topic: 'Fruit' }));
    expect(converse).toEqual({
      system: [{ text: 'You are kind.' }, { cachePoint: { type: 'default' } }],
      messages: [
        { role: 'user', content: [{ text: 'Fruit?' }, { cachePoint: { type: 'default' } }] },
        { role: 'assistant', content: [{ text: 'Which Fruit?' }] },
        { role: 'user', content: [{ text: 'Any.' }] },
      ],
      toolConfig: {
        tools: [
          { toolSpec: { name: 'find', inputSchema: { json: { type: 'object', maximum: 2 ** 63 } } } },
          { cachePoint: { type: 'default' } },
        ],
        toolChoice: { auto: {} },
      },
    });
    expect(JSON.parse(JSON.stringify(converse))).toEqual(converse);
  });

  it('gives what is shared between requests out frozen', () => {
    const { converse } = fillPrompt(chat, vars({ tone: 'kind', topic: 'Fruit' }));
    const { tools } = converse.toolConfig as { readonly tools: { toolSpec: { name: string } }[] };
    expect(() => (tools[0]!.toolSpec.name = 'other')).toThrow(TypeError);
  });
});

describe('the variant', () => {
  const two = [
    variant({ name: 'one', modelId: 'model-one' }),
    variant({ name: 'two', modelId: 'model-two' }),
  ];

  it('is the default one', () => {
    expect(readStoredPrompt({ ...answer, variants: two, defaultVariant: 'two' }).modelId).toBe('model-two');
  });

  it('is the first when none is the default', () => {
    expect(readStoredPrompt({ ...answer, variants: two }).modelId).toBe('model-one');
    expect(readStoredPrompt({ ...answer, variants: two, defaultVariant: 'gone' }).modelId).toBe('model-one');
  });

  it('must be there', () => {
    expect(refusalOf(() => stored())).toMatchObject({ kind: 'invalid' });
    expect(refusalOf(() => readStoredPrompt(answer)).message).toMatch(/no variant yet/);
  });
});

describe('what the gateway does not know in a prompt', () => {
  const chatOf = (chat: object): Partial<PromptVariant> => ({
    templateConfiguration: { chat: { messages: [], ...chat } },
  });
  it.each<[string, Partial<PromptVariant>]>([
    ['audio', chatOf({ messages: [{ role: 'user', content: [{ $unknown: ['audio', {}] }] }] })],
    ['guardContent', chatOf({ system: [{ $unknown: ['guardContent', {}] }] })],
    ['systemTool', chatOf({ toolConfiguration: { tools: [{ $unknown: ['systemTool', {}] }] } })],
    ['none', chatOf({ toolConfiguration: { tools: [], toolChoice: { $unknown: ['none', {}] } } })],
    ['image', { inferenceConfiguration: { $unknown: ['image', {}] } }],
    ['poem', { templateConfiguration: { $unknown: ['poem', {}] } }],
    ['templateConfiguration', { templateConfiguration: undefined }],
  ])('is refused by its name: %s', (name, given) => {
    const refusal = refusalOf(() => stored(variant(given)));
    expect(refusal.kind).toBe('invalid');
    expect(refusal.message).toContain(`"${name}"`);
  });
});

describe('variables', () => {
  it('that are missing or surplus are all named at once', () => {
    const refusal = refusalOf(() =>
      fillPrompt(text('{{a}} {{b}} {{c}}', 'a', 'b'), vars({ b: '', x: '', y: '' })),
    );
    expect(refusal).toMatchObject({ kind: 'invalid', field: 'promptVariables' });
    expect(refusal.message).toBe(
      'promptVariables must have each variable of the prompt and no other. Missing: "a", "c". Not in the prompt: "x", "y".',
    );
  });

  it('are wanted when they are declared or used, the one without the other as well', () => {
    expect(refusalOf(() => fillPrompt(text('Hi', 'a'), {})).message).toMatch(/Missing: "a"\.$/);
    expect(refusalOf(() => fillPrompt(text('{{a}}'), {})).message).toMatch(/Missing: "a"\.$/);
    expect(fillPrompt(text('Hi', 'a'), vars({ a: 'x' })).converse.messages).toHaveLength(1);
  });

  it('are not found in what every object has', () => {
    const prompt = text('{{constructor}} {{toString}} {{__proto__}}');
    expect(refusalOf(() => fillPrompt(prompt, {})).message).toMatch(/Missing: "constructor", "toString"\.$/);
    expect(fillPrompt(prompt, vars({ constructor: 'a', toString: 'b' })).converse.messages).toEqual([
      { role: 'user', content: [{ text: 'a b {{__proto__}}' }] },
    ]);
    const hostile = readPromptVariables(JSON.parse('{"__proto__":{"text":"x"}}'), 'promptVariables');
    expect(refusalOf(() => fillPrompt(text('Hi'), hostile)).message).toMatch(
      /Not in the prompt: "__proto__"\.$/,
    );
  });

  it('are listed to a length that can be read', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}${'x'.repeat(500)}`, '']));
    const { message } = refusalOf(() => fillPrompt(text('Hi'), vars(many)));
    expect(message).toMatch(/ and 9950 more\.$/);
    expect(message.length).toBeLessThan(6_000);
  });

  it('cannot make the prompt larger than what memory is for', () => {
    const prompt = text('{{a}}'.repeat(1_000));
    expect(refusalOf(() => fillPrompt(prompt, vars({ a: 'x'.repeat(20_000) }))).kind).toBe('too_large');
    expect(fillPrompt(prompt, vars({ a: 'x'.repeat(10_000) })).converse.messages).toHaveLength(1);
  });
});
