import { describe, expect, test } from 'vitest';
import { refusedField } from '../chat.fixture.ts';
import { isEmbeddings, readEmbeddings } from './embeddings.ts';

const TITAN = 'amazon.titan-embed-text-v2:0';
const COHERE = 'cohere.embed-multilingual-v3';

const answerOf = (...vectors: readonly (readonly number[])[]) => ({
  object: 'list',
  data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
  usage: { prompt_tokens: 3, total_tokens: 3 },
});

test.each([
  [TITAN, {}, true],
  [`arn:aws:bedrock:us-east-1::foundation-model/${COHERE}`, {}, true],
  ['our-vectors', { inputText: 'Hi', dimensions: 256 }, true],
  ['our-vectors', { texts: ['Hi'], input_type: 'search_query' }, true],
  ['our-texts', { inputText: 'Hi', textGenerationConfig: {} }, false],
  ['amazon.titan-text-express-v1', { inputText: 'Hi' }, false],
  ['our-texts', 'Hi', false],
])('of %s with %j it is known whether vectors are asked for', (modelId, body, expected) => {
  expect(isEmbeddings(modelId, body)).toBe(expected);
});

describe('Titan', () => {
  test('asks for one vector', () => {
    const call = readEmbeddings(TITAN, { inputText: 'Hi', dimensions: 256, normalize: true });
    expect(call.body).toEqual({ model: TITAN, input: 'Hi', dimensions: 256 });
    expect(call.answer(answerOf([1, 2]))).toEqual({ embedding: [1, 2], inputTextTokenCount: 3 });
  });

  test('gets it by its type where it asked so', () => {
    const call = readEmbeddings('our-vectors', {
      inputText: 'Hi',
      normalize: false,
      embeddingTypes: ['float'],
    });
    expect(call.body).toEqual({ model: 'our-vectors', input: 'Hi', normalize: false });
    expect(call.answer(answerOf([1]))).toEqual({
      embedding: [1],
      embeddingsByType: { float: [1] },
      inputTextTokenCount: 3,
    });
  });
});

describe('Cohere', () => {
  const body = { texts: ['a', 'b'], input_type: 'search_document' };

  test('asks for many', () => {
    const call = readEmbeddings(COHERE, { ...body, truncate: 'END' });
    expect(call.body).toEqual({
      model: COHERE,
      input: ['a', 'b'],
      input_type: 'search_document',
      truncate: 'END',
    });
    expect(call.answer(answerOf([1], [2]))).toMatchObject({
      texts: ['a', 'b'],
      response_type: 'embeddings_floats',
      embeddings: [[1], [2]],
    });
  });

  test('gets them by their type where it asked so', () => {
    const call = readEmbeddings(COHERE, { ...body, embedding_types: ['float'] });
    expect(call.answer(answerOf([1], [2]))).toMatchObject({
      response_type: 'embeddings_by_type',
      embeddings: { float: [[1], [2]] },
    });
  });
});

test.each([
  [TITAN, { inputText: '' }, 'inputText'],
  [TITAN, { inputText: 'Hi', dimensions: 2.5 }, 'dimensions'],
  [TITAN, { inputText: 'Hi', embeddingTypes: ['binary'] }, 'embeddingTypes[0]'],
  ['amazon.titan-embed-image-v1', { inputText: 'Hi', inputImage: 'aGk=' }, 'inputImage'],
  [COHERE, { texts: [], input_type: 'search_query' }, 'texts'],
  [COHERE, { texts: ['a'] }, 'input_type'],
  [COHERE, { texts: ['a'], input_type: 'image' }, 'input_type'],
  [COHERE, { texts: ['a'], input_type: 'search_query', embedding_types: ['int8'] }, 'embedding_types[0]'],
  [COHERE, { texts: ['a'], input_type: 'search_query', images: [] }, 'images'],
  [COHERE, 'Hi', ''],
])('%s with %j is refused, and "%s" named', (modelId, body, field) => {
  expect(refusedField(() => readEmbeddings(modelId, body))).toBe(field);
});

test.each([undefined, {}, answerOf(), answerOf([1], [2]), { data: [{ embedding: 'AAAA' }] }])(
  'an answer without the vector is the model’s failure: %j',
  (answer) => {
    expect(() => readEmbeddings(TITAN, { inputText: 'Hi' }).answer(answer)).toThrow(
      expect.objectContaining({ kind: 'bad_gateway' }),
    );
  },
);
