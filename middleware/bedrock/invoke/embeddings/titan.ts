import { booleanOf, countOf, type Fields, given, onlyOf, optional, wordOf } from '../fields.ts';
import type { EmbeddingsCall } from './embeddings.ts';
import { floatsOnly, vectorsOf } from './vectors.ts';

const BODY = new Set(['inputText', 'dimensions', 'normalize', 'embeddingTypes']);

/** Titan's text embeddings, of both versions: one text, one vector. */
export function readTitanVector(modelId: string, body: Fields): EmbeddingsCall {
  onlyOf(body, BODY, '', 'a body of Titan’s embeddings');
  const types = optional(body, 'embeddingTypes', '', floatsOnly) ?? [];
  return {
    body: given({
      model: modelId,
      input: wordOf(body['inputText'], 'inputText'),
      dimensions: optional(body, 'dimensions', '', (value, field) => countOf(value, field)),
      // To normalize is the default of Titan and of the others, which know no such field.
      normalize: optional(body, 'normalize', '', booleanOf) === false ? false : undefined,
    }),
    answer: (answer) => {
      const { vectors, inputTokens } = vectorsOf(answer, 1);
      const [embedding] = vectors;
      return {
        embedding,
        ...(types.length > 0 && { embeddingsByType: { float: embedding } }),
        inputTextTokenCount: inputTokens,
      };
    },
  };
}
