/** What differs between two texts: `[start, oldEnd)` of the old one has become `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The one range around everything that differs. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/**
 * Whether quotes outside of a part keep their partners. An unclosed quote looks for its partner through the whole rest of the text, and is read
 * in another way when there is none.
 * @param rest what stands behind the part, in both texts
 */
export function keepsQuotes(before: string, after: string, change: Change, rest: string): boolean {
  const changed = before.slice(change.start, change.oldEnd) + after.slice(change.start, change.newEnd);
  const hasEscape = changed.includes('\\');
  return (
    (!(hasEscape || changed.includes('"')) || /(?<!\\)"/.test(rest)) &&
    (!changed.includes("'") || /'(?!')/.test(rest))
  );
}
