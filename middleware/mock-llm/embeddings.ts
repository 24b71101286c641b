import { createHash } from 'node:crypto';
import { invalid } from '../refusal.ts';
import type { Fields } from './fields.ts';
import { tokensOfText } from './tokens.ts';

const DIMENSIONS = 1536;
const MAX_DIMENSIONS = 4096;
/** OpenAI's own limit. */
const MAX_INPUTS = 2048;
/** An answer is made at once, so that it has to be bounded: about 80 MB as JSON. */
const MAX_NUMBERS = 4_000_000;

/**
 * Vectors in OpenAI's shape: the same text gets the same one, of length 1.
 * @throws Refusal `invalid` for more inputs than OpenAI takes, or an answer that would be too large
 */
export function embeddingsAnswer(body: Fields): object {
  const { model, dimensions, encoding_format } = body;
  const texts = inputsOf(body['input']);
  const size =
    typeof dimensions === 'number' && dimensions >= 1
      ? Math.min(Math.floor(dimensions), MAX_DIMENSIONS)
      : DIMENSIONS;
  if (texts.length > MAX_INPUTS || texts.length * size > MAX_NUMBERS)
    throw invalid('input', `input has too many texts: ${texts.length} with ${size} dimensions each.`);
  const tokens = texts.reduce((sum, text) => sum + tokensOfText(text), 0);
  return {
    object: 'list',
    data: texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: encode(vectorOf(text, size), encoding_format),
    })),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** A text or its tokens, or a list of either. */
const inputsOf = (input: unknown): readonly string[] =>
  (Array.isArray(input) && typeof input[0] !== 'number' ? input : [input]).map((part: unknown) =>
    typeof part === 'string' ? part : JSON.stringify(part ?? ''),
  );

const encode = (vector: Float32Array, format: unknown): string | number[] =>
  format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector];

function vectorOf(text: string, size: number): Float32Array {
  let seed = createHash('sha256').update(text).digest().readUInt32LE();
  const vector = Float32Array.from({ length: size }, () => {
    // A linear congruential generator: Numerical Recipes' constants.
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  });
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
