import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../../chat/chat.ts';
import { messagesOfLlama } from './template.ts';

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
    expect(messagesOfLlama(prompt)).toEqual(expected);
  });

  test('Llama 4 is messages', () => {
    const turn = (role: string, text: string) => `<|header_start|>${role}<|header_end|>\n\n${text}`;
    const prompt = `<|begin_of_text|>${turn('system', 'Be brief.')}<|eot|>${turn('user', 'Hi')}<|eot|>${turn('assistant', 'I')}`;
    expect(messagesOfLlama(prompt)).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'I' },
    ]);
  });

  test('Llama 2 is messages', () => {
    const prompt =
      '<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nWhat is\n2+2? [/INST] 4 </s><s>[INST] Sure? [/INST]';
    expect(messagesOfLlama(prompt)).toEqual(expected);
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
    expect(messagesOfLlama(prompt)).toEqual([{ role: 'user', content: prompt }]);
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
        expect(messagesOfLlama(prompt)).toEqual(messages);
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
        expect(messagesOfLlama(turns.join(''))).toEqual(messages);
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
        const said = messagesOfLlama(marks.join('')).map(wordsOf).join('');
        const words = (all: string) => all.match(/Hi|there/g) ?? [];
        expect(words(said)).toEqual(words(marks.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});
