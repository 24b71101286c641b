import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat.ts';
import { joinJson, mergeQuestions, parseJoined, splitSystem, tellEarlier, tellOf } from './context.ts';

const user = (content: ChatMessage['content']): ChatMessage => ({ role: 'user', content: content ?? null });
const stored = (
  request: ChatMessage[],
  answer: ChatMessage | null,
  state: 'whole' | 'cut_off' = 'whole',
) => ({
  request: joinJson(request),
  replacesPrevious: false,
  answer: answer && JSON.stringify(answer),
  told: answer && tellOf(answer, state),
});

describe('what is told of an answer', () => {
  const calls: ChatMessage = {
    role: 'assistant',
    content: 'I look.',
    tool_calls: [{ id: 'c', type: 'function', function: { name: 'look', arguments: '{' } }],
  };

  it('is the answer as it is when it is whole', () => {
    expect(tellOf(calls, 'whole')).toBeNull();
    expect(tellOf({ ...calls, content: null }, 'whole')).toBeNull();
  });

  it('is only its text when it was cut off', () => {
    expect(tellOf({ ...calls, reasoning_content: 'hm' }, 'cut_off')).toBe(
      '{"role":"assistant","content":"I look."}',
    );
    expect(tellOf({ ...calls, content: null }, 'cut_off')).toBe('');
    expect(
      tellOf(
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: ' ' },
          ],
        },
        'cut_off',
      ),
    ).toBe('{"role":"assistant","content":[{"type":"text","text":"a"}]}');
  });

  it.each([null, '', ' \n', []])('is nothing for a whole one that says nothing: %j', (content) => {
    expect(tellOf({ role: 'assistant', content, tool_calls: [] }, 'whole')).toBe('');
    expect(tellOf({ role: 'assistant', content, reasoning_content: 'only thought' }, 'whole')).toBe('');
  });
});

describe('questions without an answer', () => {
  it('become one message with the next one, in parts', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } } as const;
    expect(mergeQuestions([user('a')], [user([image]), user('c')])).toEqual([
      user([{ type: 'text', text: 'a' }, image]),
      user('c'),
    ]);
  });

  it('stay apart where they are not the same person’s, or no question of a user', () => {
    const anna: ChatMessage = { role: 'user', content: 'b', name: 'anna' };
    expect(mergeQuestions([user('a')], [anna])).toEqual([user('a'), anna]);
    const result: ChatMessage = { role: 'tool', content: '4', tool_call_id: 'c' };
    expect(mergeQuestions([result], [user('b')])).toEqual([result, user('b')]);
    expect(mergeQuestions([user('a')], [])).toEqual([user('a')]);
  });

  it('go before the next question, wherever they stand', () => {
    const answer: ChatMessage = { role: 'assistant', content: 'yes' };
    const empty: ChatMessage = { role: 'assistant', content: '' };
    const { text, unanswered } = tellEarlier([
      stored([user('a')], empty, 'cut_off'),
      stored([user('b')], answer),
      stored([user('c')], null),
    ]);
    expect(parseJoined(text)).toEqual([
      user([
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ]),
      answer,
    ]);
    expect(unanswered).toEqual([user('c')]);
  });

  it('are left out when they were asked anew', () => {
    const answer: ChatMessage = { role: 'assistant', content: 'yes' };
    const { text, unanswered } = tellEarlier([
      stored([user('a')], { role: 'assistant', content: 'y' }, 'cut_off'),
      { ...stored([user('a')], null), replacesPrevious: true },
      { ...stored([user('a')], answer), replacesPrevious: true },
    ]);
    expect(parseJoined(text)).toEqual([user('a'), answer]);
    expect(unanswered).toEqual([]);
  });
});

it('takes the system messages at the head for the prompt, and leaves those further down in their place', () => {
  const [a, b, c, d] = [
    { role: 'system', content: 'a' },
    { role: 'developer', content: 'b' },
    { role: 'user', content: 'c' },
    { role: 'system', content: 'd' },
  ] as const;
  expect(splitSystem([a, b, c, d])).toEqual({ system: [a, b], rest: [c, d] });
  expect(splitSystem([c, d])).toEqual({ system: [], rest: [c, d] });
  expect(splitSystem([])).toEqual({ system: [], rest: [] });
});

it('joins messages so that nothing of them is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ role: fc.constant('user'), content: fc.string({ unit: 'binary' }) })),
      (messages) => {
        const given = messages as ChatMessage[];
        expect(parseJoined(joinJson(given))).toEqual(given);
      },
    ),
  );
});
