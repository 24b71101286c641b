const WORD_START = 8;
const IN_A_ROW = 8;
const FIRST_LETTER = 6;
const GAP = 0.3;

export interface Match {
  readonly score: number;
  /** Places of the matched letters in the text. */
  readonly places: readonly number[];
}

const startsWord = (text: string, index: number): boolean =>
  index === 0 ||
  /[\s/._:-]/.test(text.charAt(index - 1)) ||
  (/[a-z]/.test(text.charAt(index - 1)) && /[A-Z]/.test(text.charAt(index)));

/**
 * Finds the letters of `query` in `text`, in order, upper and lower case alike: "pe" finds "prod-eu". Letters at the start of a word and
 * letters that stand together count more. Undefined when a letter is missing; an empty query matches everything with 0.
 */
export function fuzzyMatch(query: string, text: string): Match | undefined {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return { score: 0, places: [] };
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return undefined;

  // best[i]: the best way to place the letters so far with the last of them at i.
  let best: (Match | undefined)[] = [];
  for (let letter = 0; letter < wanted.length; letter++) {
    const next: (Match | undefined)[] = [];
    let reach: Match | undefined;
    let reachedAt = 0;
    for (let index = 0; index < lower.length; index++) {
      const before = index > 0 ? best[index - 1] : undefined;
      const decayed = reach && reach.score - (index - reachedAt) * GAP;
      if (before && (decayed === undefined || before.score > decayed)) {
        reach = before;
        reachedAt = index;
      }
      if (lower[index] !== wanted[letter]) continue;
      const base = startsWord(text, index) ? WORD_START + (index === 0 ? FIRST_LETTER : 0) : 1;
      if (letter === 0) next[index] = { score: base - index * GAP, places: [index] };
      else if (reach) {
        const apart = { score: reach.score - (index - reachedAt) * GAP + base, places: reach.places };
        const together = before && { score: before.score + base + IN_A_ROW, places: before.places };
        const chosen = together && together.score >= apart.score ? together : apart;
        next[index] = { score: chosen.score, places: [...chosen.places, index] };
      }
    }
    best = next;
  }
  let winner: Match | undefined;
  for (const match of best) if (match && (!winner || match.score > winner.score)) winner = match;
  return winner;
}
