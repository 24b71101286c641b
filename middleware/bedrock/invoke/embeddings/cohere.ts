import { randomUUID } from 'node:crypto';
import { invalid } from '../../../refusal.ts';
import { type Fields, given, oneOf, onlyOf, optional, stringsOf } from '../fields.ts';
import type { EmbeddingsCall } from './embeddings.ts';
import { floatsOnly, vectorsOf } from './vectors.ts';

const BODY = new Set(['texts', 'input_type', 'truncate', 'embedding_types']);
const INPUT_TYPES = ['search_document', 'search_query', 'classification', 'clustering'] as const;
/** Cohere's own limit. */
const MOST_TEXTS = 96;

/** Cohere's text embeddings: many texts, as many vectors. */
export function readCohere(modelId: string, body: Fields): EmbeddingsCall {
  onlyOf(body, BODY, '', 'a body of Cohere’s embeddings');
  const texts = stringsOf(body['texts'], 'texts');
  if (texts.length === 0 || texts.length > MOST_TEXTS)
    throw invalid('texts', `texts must have 1 to ${MOST_TEXTS} texts.`);
  const isByType = (optional(body, 'embedding_types', '', floatsOnly)?.length ?? 0) > 0;
  const truncate = optional(body, 'truncate', '', (value, field) =>
    oneOf(value, field, ['NONE', 'START', 'END']),
  );
  return {
    body: given({
      model: modelId,
      input: texts,
      input_type: oneOf(body['input_type'], 'input_type', INPUT_TYPES),
      // The default, which other providers know by no name.
      truncate: truncate === 'NONE' ? undefined : truncate,
    }),
    answer: (answer) => {
      const { vectors } = vectorsOf(answer, texts.length);
      return {
        id: randomUUID(),
        texts,
        response_type: isByType ? 'embeddings_by_type' : 'embeddings_floats',
        embeddings: isByType ? { float: vectors } : vectors,
      };
    },
  };
}
