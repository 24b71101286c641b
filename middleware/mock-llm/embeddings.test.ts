import type OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
let openai: OpenAI;
beforeAll(async () => {
  mock = await startMock();
  openai = openAiClient(mock.url);
});
afterAll(() => mock.stop());

/** The client asks for base64 unless told otherwise, and decodes it. */
const embed = (more: Partial<OpenAI.EmbeddingCreateParams> = {}) =>
  openai.embeddings.create({ model: 'e', input: 'hello', ...more });

it('is the same vector of length 1 for the same text, coded or not', async () => {
  const [one, again, other] = await Promise.all([
    embed(),
    embed({ encoding_format: 'float' }),
    embed({ input: 'bye' }),
  ]);
  const vector = one.data[0]!.embedding;
  expect(vector).toHaveLength(1536);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(again.data[0]!.embedding).toEqual(vector);
  expect(other.data[0]!.embedding).not.toEqual(vector);
  expect(one.usage).toEqual({ prompt_tokens: 2, total_tokens: 2 });
});

it('gives a vector to each text, and one to a list of tokens', async () => {
  const texts = await embed({ input: ['a', 'b', 'a'], dimensions: 8 });
  expect(texts.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
    [0, 8],
    [1, 8],
    [2, 8],
  ]);
  expect(texts.data[2]!.embedding).toEqual(texts.data[0]!.embedding);
  expect((await embed({ input: [1, 2, 3] })).data).toHaveLength(1);
  expect((await embed({ input: [[1, 2], [3]] })).data).toHaveLength(2);
});

it('refuses more than it may answer at once', async () => {
  await expect(embed({ input: Array<string>(2_049).fill('a'), dimensions: 1 })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('too many texts') as unknown,
  });
  await expect(embed({ input: Array<string>(2_000).fill('a'), dimensions: 4_096 })).rejects.toMatchObject({
    status: 400,
  });
});
