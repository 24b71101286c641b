const LONGEST = 100;

export const quoted = (word: string): string =>
  `"${word.length > LONGEST ? `${word.slice(0, LONGEST - 1)}…` : word}"`;

const SHOWN = 6;

/** `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
export function listed(words: readonly string[], joint = 'and'): string {
  const all = words.map(quoted);
  if (all.length > SHOWN) return `${all.slice(0, SHOWN - 1).join(', ')} and ${all.length - SHOWN + 1} more`;
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} ${joint} ${all.at(-1) ?? ''}`;
}

/** `. Did you mean "x"?`, or nothing. */
export const didYouMean = (word: string | undefined): string =>
  word === undefined ? '' : `. Did you mean ${quoted(word)}?`;
