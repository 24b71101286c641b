/** What differs between two texts: `[start, oldEnd)` of the old one has become `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Characters that are compared at once while they are the same: comparing slices is many times faster than characters. */
const BLOCK = 1024;

/** How many characters two texts have in common at their starts, of `most`. */
function sameAtStart(a: string, b: string, most: number): number {
  let same = 0;
  while (same + BLOCK <= most && a.slice(same, same + BLOCK) === b.slice(same, same + BLOCK)) same += BLOCK;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return same;
}

/** How many characters two texts have in common at their ends, of `most`. */
function sameAtEnd(a: string, b: string, most: number): number {
  const block = (text: string, same: number): string =>
    text.slice(text.length - same - BLOCK, text.length - same);
  let same = 0;
  while (same + BLOCK <= most && block(a, same) === block(b, same)) same += BLOCK;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  return same;
}

/** The one range around everything that differs. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = sameAtStart(before, after, shorter);
  const same = sameAtEnd(before, after, shorter - start);
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
