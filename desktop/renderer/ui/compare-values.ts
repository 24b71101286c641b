const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders what a column holds: figures by size, all else as words, upper and lower case alike and `v10` after `v9`. */
export const compareValues = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(wordOf(a), wordOf(b));

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
