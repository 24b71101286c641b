/** Letters changed, added, left out or swapped with their neighbour between two words; `limit + 1` when more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < lowest) lowest = cost;
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** A third of the letters may differ, and never more than four. */
const limitFor = (word: string): number => Math.min(4, Math.max(1, Math.floor(word.length / 3)));

function search(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let limit = limitFor(word);
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance > limit || candidate === word) continue;
    best = candidate;
    if (distance === 0) return best;
    limit = distance - 1;
  }
  return best;
}

const remembered = new WeakMap<object, Map<string, string | undefined>>();

/** The known word that was probably meant, if any is close; found once for each word and list. */
export function nearest(word: string, known: readonly string[] | ReadonlySet<string>): string | undefined {
  let found = remembered.get(known);
  if (found === undefined) remembered.set(known, (found = new Map<string, string | undefined>()));
  if (!found.has(word)) found.set(word, search(word, known));
  return found.get(word);
}
