/** Letters changed, added, left out or swapped with their neighbour between two words; `limit + 1` when more than `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const [a, b] = withoutSharedEnds(left, right);
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
    // A swap may still reach back over one row.
    if (lowest > limit && Math.min(...last) >= limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** Names of models share long beginnings and ends, which cost nothing to compare. */
function withoutSharedEnds(a: string, b: string): readonly [string, string] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shortest - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** A third of the letters may differ, and never more than four. */
const limitFor = (word: string): number => Math.min(4, Math.max(1, Math.floor(word.length / 3)));

function search(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let limit = limitFor(word);
  for (const candidate of known) {
    if (candidate === word) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    best = candidate;
    if (distance === 0) return best;
    limit = distance - 1;
  }
  return best;
}

/** Lists of settings and providers are shorter; a list of public names may be longer, and so may that of wrong ones. */
const LONG_LIST = 500;

/** Words of long lists compared in one check: a few hundredths of a second. Further suggestions come with the checks that follow. */
const MAX_COMPARISONS = 50_000;
let comparisonsLeft = MAX_COMPARISONS;

/** To be called once a check. */
export const startSearching = (): void => void (comparisonsLeft = MAX_COMPARISONS);

const remembered = new WeakMap<object, Map<string, string | undefined>>();

/** The known word that was probably meant, if any is close; found once for each word and list. */
export function nearest(word: string, known: readonly string[] | ReadonlySet<string>): string | undefined {
  let found = remembered.get(known);
  if (found === undefined) remembered.set(known, (found = new Map<string, string | undefined>()));
  if (found.has(word)) return found.get(word);
  const size = known instanceof Set ? known.size : (known as readonly string[]).length;
  if (size > LONG_LIST) {
    if (comparisonsLeft < size) return undefined;
    comparisonsLeft -= size;
  }
  const meant = search(word, known);
  found.set(word, meant);
  return meant;
}
