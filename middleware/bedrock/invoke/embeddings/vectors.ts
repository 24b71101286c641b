import { Refusal } from '../../../refusal.ts';
import { isFields, listOf, oneOf } from '../fields.ts';

/** The answer of `/v1/embeddings`, as far as it is read. */
export interface Vectors {
  /** In the order of the texts. */
  readonly vectors: readonly (readonly number[])[];
  readonly inputTokens: number;
}

/** @throws Refusal `bad_gateway` for an answer without a vector for each of `count` texts */
export function vectorsOf(answer: unknown, count: number): Vectors {
  const data: unknown = isFields(answer) ? answer['data'] : undefined;
  const vectors = (Array.isArray(data) ? data : []).map((item: unknown) =>
    isFields(item) && isVector(item['embedding']) ? item['embedding'] : undefined,
  );
  const whole = vectors.filter((vector) => vector !== undefined);
  if (whole.length !== count || vectors.length !== count)
    throw new Refusal('bad_gateway', 'The model did not answer with one vector for each text. Try again.');
  const usage = isFields(answer) ? answer['usage'] : undefined;
  const tokens = isFields(usage) ? usage['prompt_tokens'] : undefined;
  return { vectors: whole, inputTokens: typeof tokens === 'number' ? tokens : 0 };
}

const isVector = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((number) => typeof number === 'number');

/** The kinds of vectors that are asked for: only numbers are carried by every provider. */
export const floatsOnly = (value: unknown, field: string): readonly 'float'[] =>
  listOf(value, field).map((kind, index) => oneOf(kind, `${field}[${index}]`, ['float']));
