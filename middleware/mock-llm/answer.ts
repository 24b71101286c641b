import { tokensOfText } from './tokens.ts';

export interface Answer {
  /** The text in the pieces of a stream; joined, it is the whole. */
  readonly pieces: readonly string[];
  readonly completionTokens: number;
  /** Whether `maxTokens` cut it short. */
  readonly isCut: boolean;
}

/** Says what it is and which model was asked; nothing of the prompt is repeated. */
export function mockAnswer(model: string, maxTokens = Infinity): Answer {
  const text = `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;
  const words = text.match(/\S+\s*/g) ?? [];
  const pieces: string[] = [];
  let completionTokens = 0;
  for (const word of words) {
    const tokens = tokensOfText(word);
    if (completionTokens + tokens > maxTokens) return { pieces, completionTokens: maxTokens, isCut: true };
    completionTokens += tokens;
    pieces.push(word);
  }
  return { pieces, completionTokens, isCut: false };
}
