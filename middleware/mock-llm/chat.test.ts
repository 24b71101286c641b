import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
let openai: OpenAI;
beforeAll(async () => {
  mock = await startMock();
  openai = openAiClient(mock.url);
});
afterAll(() => mock.stop());

const PLAIN = 'This is the mock backend of Gatehouse: no model was called. The model asked for was "m".';
const messages = [{ role: 'user', content: 'Say something.' }] as const;
const ask = (body: object = {}) =>
  openai.chat.completions.create({ model: 'm', messages: [...messages], ...body });

async function stream(body: object = {}) {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  const asked = { model: 'm', messages: [...messages], stream: true as const, ...body };
  for await (const chunk of await openai.chat.completions.create(asked)) chunks.push(chunk);
  const choices = chunks.flatMap((chunk) => chunk.choices);
  return {
    chunks,
    text: choices.map(({ delta }) => delta.content ?? '').join(''),
    finish: choices.at(-1)?.finish_reason,
  };
}

describe('an answer in OpenAI’s shape', () => {
  it('says what it is and counts tokens', async () => {
    expect(await ask()).toMatchObject({
      object: 'chat.completion',
      model: 'm',
      choices: [{ index: 0, message: { role: 'assistant', content: PLAIN }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7, completion_tokens: 26, total_tokens: 33 },
    });
  });

  it('comes without the version in the path too', async () => {
    const body = JSON.stringify({ model: 'm', messages });
    const answer = await fetch(`${mock.url}/chat/completions`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ choices: [{ message: { content: PLAIN } }] });
  });

  it('is the same as a stream, with usage only when it is asked for', async () => {
    const plain = await stream();
    expect(plain).toMatchObject({ text: PLAIN, finish: 'stop' });
    expect(plain.chunks.length).toBeGreaterThan(10);
    expect(plain.chunks.some(({ usage }) => usage != null)).toBe(false);
    const { chunks } = await stream({ stream_options: { include_usage: true } });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 33 } });
  });

  it('ends at the first stop sequence, which is not part of it', async () => {
    const { choices } = await ask({ stop: ['called', 'backend'] });
    expect(choices[0]).toMatchObject({ message: { content: 'This is the mock ' }, finish_reason: 'stop' });
    expect(await stream({ stop: 'backend' })).toMatchObject({ text: 'This is the mock ', finish: 'stop' });
  });

  it.each(['max_tokens', 'max_completion_tokens'])('ends for its length with %s', async (name) => {
    const { choices, usage } = await ask({ [name]: 3 });
    expect(choices[0]).toMatchObject({ message: { content: 'This is ' }, finish_reason: 'length' });
    expect(usage?.completion_tokens).toBe(3);
    expect(await stream({ [name]: 3 })).toMatchObject({ text: 'This is ', finish: 'length' });
  });

  it('ends for the reason that the model’s name says', async () => {
    const model = 'm-mock-finish-content_filter';
    expect((await ask({ model })).choices[0]?.finish_reason).toBe('content_filter');
    expect((await stream({ model })).finish).toBe('content_filter');
  });
});

describe('tokens of a cache', () => {
  const marked = (text: string) => ({ type: 'text', text, cache_control: { type: 'ephemeral' } });
  const usageOf = async (content: readonly object[], model = 'm') =>
    (await ask({ model, messages: [{ role: 'user', content }] })).usage;

  it('are told as written with one mark, and as read up to the last mark but one', async () => {
    const first = marked('x'.repeat(400));
    const second = marked('y'.repeat(80));
    const third = { type: 'text', text: 'z'.repeat(40) };
    expect(await usageOf([first, third])).toMatchObject({
      prompt_tokens: 113,
      prompt_tokens_details: { cached_tokens: 0, cache_creation_tokens: 103 },
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 103,
    });
    expect(await usageOf([first, second, third])).toMatchObject({
      prompt_tokens: 133,
      prompt_tokens_details: { cached_tokens: 103, cache_creation_tokens: 20 },
    });
  });

  it('are told when the model’s name asks for it, and not otherwise', async () => {
    const text = { type: 'text', text: 'x'.repeat(388) };
    expect(await usageOf([text], 'm-mock-cached')).toMatchObject({
      prompt_tokens: 100,
      prompt_tokens_details: { cached_tokens: 50, cache_creation_tokens: 25 },
    });
    expect(await usageOf([text])).not.toHaveProperty('prompt_tokens_details');
  });
});
