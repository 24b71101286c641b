import { countOf, type Fields, given, unitOf, optional, stringsOf } from '../fields.ts';

export const SAMPLING = ['max_tokens', 'temperature', 'top_p', 'top_k', 'stop'] as const;

/** The fields that both of Mistral's shapes have. */
export const readSampling = (body: Fields): Fields =>
  given({
    max_tokens: optional(body, 'max_tokens', '', (value, field) => countOf(value, field)),
    temperature: optional(body, 'temperature', '', unitOf),
    top_p: optional(body, 'top_p', '', unitOf),
    top_k: optional(body, 'top_k', '', (value, field) => countOf(value, field)),
    stop: optional(body, 'stop', '', stringsOf),
  });
