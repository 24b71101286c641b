import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../../chat/chat.ts';
import { answerOf, eventsOf, refusedField, streamOf } from '../chat.fixture.ts';
import { readInvoke } from '../invoke.ts';

const MODEL = 'us.meta.llama3-2-90b-instruct-v1:0';
const call = (body: object) => readInvoke(MODEL, { prompt: 'Hi', ...body }, false);
const messagesOf = (prompt: string) => call({ prompt }).chat.messages;

test('settings have OpenAI’s names', () => {
  expect(call({ max_gen_len: 512, temperature: 0, top_p: 0.9 }).chat).toEqual({
    model: MODEL,
    messages: [{ role: 'user', content: 'Hi' }],
    max_tokens: 512,
    temperature: 0,
    top_p: 0.9,
  });
});

describe('a prompt in the template of', () => {
  const expected = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'What is\n2+2?' },
    { role: 'assistant', content: '4' },
    { role: 'user', content: 'Sure?' },
  ];

  test('Llama 3 is messages', () => {
    const turn = (role: string, text: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n${text}`;
    const prompt =
      `<|begin_of_text|>${turn('system', 'Be brief.')}<|eot_id|>${turn('user', 'What is\n2+2?')}<|eot_id|>` +
      `${turn('assistant', '4')}<|eot_id|>\n${turn('user', 'Sure?')}<|eot_id|>${turn('assistant', '')}`;
    expect(messagesOf(prompt)).toEqual(expected);
  });

  test('Llama 4 is messages', () => {
    const turn = (role: string, text: string) => `<|header_start|>${role}<|header_end|>\n\n${text}`;
    const prompt = `<|begin_of_text|>${turn('system', 'Be brief.')}<|eot|>${turn('user', 'Hi')}<|eot|>${turn('assistant', 'I')}`;
    expect(messagesOf(prompt)).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'I' },
    ]);
  });

  test('Llama 2 is messages', () => {
    const prompt =
      '<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nWhat is\n2+2? [/INST] 4 </s><s>[INST] Sure? [/INST]';
    expect(messagesOf(prompt)).toEqual(expected);
  });

  test.each([
    'Tell me about <|eot_id|>',
    '<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>and more',
    '<|start_header_id|>ipython<|end_header_id|>\n\n{}<|eot_id|>',
    '<|start_header_id|>user<|end_header_id|>\n\nHi<|eom_id|>',
    '<|start_header_id|>assistant<|end_header_id|>\n\nHi<|eot_id|>',
    '<|begin_of_text|>Once upon a time',
    '[INST] never closed',
    'Before [INST] Hi [/INST]',
    '[INST] a [INST] b [/INST]',
    '[INST] a [/INST] [INST] b [/INST]',
    '[INST] <<SYS>> a [/INST]',
  ])('none is one question as it stands: %s', (prompt) => {
    expect(messagesOf(prompt)).toEqual([{ role: 'user', content: prompt }]);
  });
});

/** Texts as people write them: no marks, nothing blank at their ends, which templates do not keep. */
const text = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .map((each) => each.replaceAll(/[<>[\]|]/g, '').trim())
  .filter((each) => each !== '');
const conversation = fc
  .record({
    system: fc.option(text, { nil: undefined }),
    first: text,
    more: fc.array(fc.tuple(text, text), { maxLength: 4 }),
    last: fc.option(text, { nil: undefined }),
  })
  .map(({ system, first, more, last }): readonly ChatMessage[] => [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: first },
    ...more.flatMap(([content, next]): readonly ChatMessage[] => [
      { role: 'assistant', content },
      { role: 'user', content: next },
    ]),
    ...(last === undefined ? [] : [{ role: 'assistant' as const, content: last }]),
  ]);
const wordsOf = ({ content }: ChatMessage) => (typeof content === 'string' ? content : '');

describe('any conversation comes back from the template of', () => {
  test('Llama 3', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const turns = messages.map(
          (message) => `<|start_header_id|>${message.role}<|end_header_id|>\n\n${wordsOf(message)}<|eot_id|>`,
        );
        const prompt = `<|begin_of_text|>${turns.join('')}<|start_header_id|>assistant<|end_header_id|>\n\n`;
        expect(messagesOf(prompt)).toEqual(messages);
      }),
    );
  });

  test('Llama 2 and Mistral', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const [system] = messages;
        const isSystem = system?.role === 'system';
        const turns = messages.slice(isSystem ? 1 : 0).map((message, index) => {
          const told = index === 0 && isSystem ? `<<SYS>>\n${wordsOf(system)}\n<</SYS>>\n\n` : '';
          return message.role === 'user'
            ? `<s>[INST] ${told}${wordsOf(message)} [/INST]`
            : ` ${wordsOf(message)} </s>`;
        });
        expect(messagesOf(turns.join(''))).toEqual(messages);
      }),
    );
  });

  test('none of them, and no text is lost', () => {
    const mark = fc.constantFrom(
      '<|begin_of_text|>',
      '<|start_header_id|>',
      'user',
      'assistant',
      '<|end_header_id|>',
      '<|eot_id|>',
      '[INST]',
      '[/INST]',
      '<s>',
      '</s>',
      '<<SYS>>',
      '<</SYS>>',
      ' ',
      'Hi',
      'there',
    );
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 12 }), (marks) => {
        const said = messagesOf(marks.join('')).map(wordsOf).join('');
        const words = (all: string) => all.match(/Hi|there/g) ?? [];
        expect(words(said)).toEqual(words(marks.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('images', () => {
  const png = 'iVBORw0KGgoAAAA';
  const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } };

  test('stand where the prompt marks them', () => {
    const prompt =
      '<|start_header_id|>user<|end_header_id|>\n\n<|image|>What is this<|image|>?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n';
    expect(call({ prompt, images: [png, png] }).chat.messages).toEqual([
      {
        role: 'user',
        content: [image, { type: 'text', text: 'What is this' }, image, { type: 'text', text: '?' }],
      },
    ]);
  });

  test('come before the last question where it does not', () => {
    expect(call({ images: [png] }).chat.messages).toEqual([
      { role: 'user', content: [image, { type: 'text', text: 'Hi' }] },
    ]);
  });

  test.each([
    [{ images: ['AAAA'] }, 'images[0]'],
    [{ images: [`${png} !`] }, 'images[0]'],
    [{ images: png }, 'images'],
    [{ prompt: '<|image|><|image|>', images: [png] }, 'images'],
    [{ prompt: '<|image|>', images: [] }, 'images'],
  ])('%j are refused at %s', (body, field) => {
    expect(refusedField(() => call(body))).toBe(field);
  });
});

test.each([
  [{ prompt: 5 }, 'prompt'],
  [{ max_gen_len: 0 }, 'max_gen_len'],
  [{ temperature: 'warm' }, 'temperature'],
  [{ top_p: 1.1 }, 'top_p'],
  [{ top_k: 5 }, 'top_k'],
])('%j is refused, and %s named', (body, field) => {
  expect(refusedField(() => call(body))).toBe(field);
});

test('an answer has its counts', () => {
  expect(call({}).answer(answerOf({ content: 'Hello' }, 'length'), 5)).toEqual({
    generation: 'Hello',
    prompt_token_count: 12,
    generation_token_count: 5,
    stop_reason: 'length',
  });
});

test('a stream has them at its end', () => {
  expect(eventsOf(call({}).events(), streamOf([{ content: 'Hel' }, { content: 'lo' }]))).toEqual([
    { generation: 'Hel', prompt_token_count: null, generation_token_count: null, stop_reason: null },
    { generation: 'lo', prompt_token_count: null, generation_token_count: null, stop_reason: null },
    {
      generation: '',
      prompt_token_count: 12,
      generation_token_count: 5,
      stop_reason: 'stop',
      'amazon-bedrock-invocationMetrics': expect.objectContaining({ outputTokenCount: 5 }) as object,
    },
  ]);
});
