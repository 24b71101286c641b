import { bareModel } from '../family.ts';
import { type Fields, fieldsOf, isFields } from '../fields.ts';
import { readCohere } from './cohere.ts';
import { readTitanVector } from './titan.ts';

/** One call of InvokeModel for vectors. */
export interface EmbeddingsCall {
  /** The body for `/v1/embeddings`. */
  readonly body: Fields;
  /** @param answer LiteLLM's to that. @throws Refusal `bad_gateway` for one without a vector for each text */
  answer(answer: unknown): object;
}

/** Whether a request asks for vectors: by the model's id, and of an alias by what only such a body has. */
export function isEmbeddings(modelId: string, body: unknown): boolean {
  if (/^(?:amazon\.titan-embed|cohere\.embed)/.test(bareModel(modelId))) return true;
  if (!isFields(body)) return false;
  return 'inputText' in body
    ? 'dimensions' in body || 'normalize' in body || 'embeddingTypes' in body
    : 'texts' in body && 'input_type' in body;
}

/**
 * Reads a request in the shape of Titan's or Cohere's text embeddings.
 * @param modelId as in the address, decoded
 * @throws Refusal `invalid` that names the field for all that `/v1/embeddings` cannot carry
 */
export function readEmbeddings(modelId: string, body: unknown): EmbeddingsCall {
  const fields = fieldsOf(body, '');
  const isCohere = bareModel(modelId).startsWith('cohere.') || 'texts' in fields;
  return isCohere ? readCohere(modelId, fields) : readTitanVector(modelId, fields);
}
