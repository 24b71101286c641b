import { tokensOfText } from './tokens.ts';

export interface Speech {
  /** The text in the pieces of a stream; joined, it is the whole. */
  readonly pieces: readonly string[];
  readonly tokens: number;
  /** Whether the limit cut it short. */
  readonly isCut: boolean;
  /** The one that cut it short; it is not part of the text. */
  readonly stopSequence: string | undefined;
}

interface Limits {
  readonly stops?: readonly string[];
  readonly maxTokens?: number | undefined;
}

/** A text word by word, up to the first stop sequence or the most tokens, whichever comes first. */
export function speak(text: string, { stops = [], maxTokens = Infinity }: Limits = {}): Speech {
  const [first] = stops
    .map((stop) => ({ stop, at: text.indexOf(stop) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const words = text.slice(0, first?.at).match(/\S+\s*/g) ?? [];
  const pieces: string[] = [];
  let tokens = 0;
  for (const word of words) {
    const more = tokensOfText(word);
    if (tokens + more > maxTokens) return { pieces, tokens: maxTokens, isCut: true, stopSequence: undefined };
    tokens += more;
    pieces.push(word);
  }
  return { pieces, tokens, isCut: false, stopSequence: first?.stop };
}

/** A text in pieces of so many characters without regard to words, as JSON arrives. */
export function slices(text: string, size: number): readonly string[] {
  // Not within a surrogate pair: some languages cannot put the halves together again.
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / size);
  return Array.from({ length: count }, (_, n) => characters.slice(n * size, (n + 1) * size).join(''));
}
