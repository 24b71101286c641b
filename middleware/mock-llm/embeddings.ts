import { createHash } from 'node:crypto';
import { tokensOfText } from './tokens.ts';

const DIMENSIONS = 1536;
const MAX_DIMENSIONS = 4096;

/** Vectors in OpenAI's shape: the same text gets the same one, of length 1. */
export function embeddingsAnswer(body: Readonly<Record<string, unknown>>): object {
  const { model, input, dimensions, encoding_format } = body;
  const texts = (Array.isArray(input) ? input : [input]).map((part: unknown) =>
    typeof part === 'string' ? part : JSON.stringify(part ?? ''),
  );
  const size =
    typeof dimensions === 'number' && dimensions >= 1
      ? Math.min(Math.floor(dimensions), MAX_DIMENSIONS)
      : DIMENSIONS;
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
