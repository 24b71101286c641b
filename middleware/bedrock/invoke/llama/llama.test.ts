import { describe, expect, test } from 'vitest';
import { answerOf, eventsOf, refusedField, streamOf } from '../chat.fixture.ts';
import { readInvoke } from '../invoke.ts';

const MODEL = 'us.meta.llama3-2-90b-instruct-v1:0';
const call = (body: object) => readInvoke(MODEL, { prompt: 'Hi', ...body }, false);

test('settings have OpenAI’s names', () => {
  expect(call({ max_gen_len: 512, temperature: 0, top_p: 0.9 }).chat).toEqual({
    model: MODEL,
    messages: [{ role: 'user', content: 'Hi' }],
    max_tokens: 512,
    temperature: 0,
    top_p: 0.9,
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
