import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Change } from './change.ts';

export type Entry = Pair<Node, Node | null>;
export type Section = YAMLMap<Node, Node | null> & { items: Entry[]; range: [number, number, number] };
export type List = YAMLSeq<Node> & { items: Node[]; range: [number, number, number] };

/** Entries `first` to `last` of a mapping or a list, with the lines from the first one's start to the next one's. */
export interface Part {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Where the first one's key or dash stands. */
  readonly mark: number;
}

/** In block style, without an anchor or a tag. */
const isPlain = ({ flow, anchor, tag }: YAMLMap | YAMLSeq): boolean =>
  flow !== true && anchor === undefined && tag === undefined;

/** The document's mapping when each key is a plain text at the start of a line and stands there once. */
export function topLevel(text: string, contents: unknown): Section | undefined {
  if (!isMap(contents) || !isPlain(contents)) return undefined;
  const map = contents as Section;
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const at = key.range?.[0] ?? 0;
    if (!isScalar(key) || typeof key.value !== 'string' || (at > 0 && text[at - 1] !== '\n'))
      return undefined;
    if (seen.has(key.value)) return undefined;
    seen.add(key.value);
  }
  // A directive says how everything behind it is to be read.
  return /^%/m.test(text.slice(0, map.range[0])) ? undefined : map;
}

const startOfEntry = ({ key }: Entry): number => key.range?.[0] ?? 0;

/** The top-level entries that a change lies in, each behind the first character of its key. */
export function changedEntries(text: string, { items }: Section, change: Change): Part | undefined {
  const first = items.findLastIndex((entry) => startOfEntry(entry) < change.start);
  if (first < 0) return undefined;
  const next = items.findIndex((entry, index) => index > first && startOfEntry(entry) >= change.oldEnd);
  const last = next < 0 ? items.length - 1 : next - 1;
  const start = startOfEntry(items[first] as Entry);
  const end = next < 0 ? text.length : startOfEntry(items[next] as Entry);
  return { first, last, start, end, mark: start };
}

/** The column of the dashes of a list in block style that begins on a line of its own. */
export function dashColumn(text: string, value: Node | null): number | undefined {
  if (!isSeq(value) || !isPlain(value) || !value.range) return undefined;
  const [dash] = value.range;
  const line = text.lastIndexOf('\n', dash - 1) + 1;
  return /^ *-$/.test(text.slice(line, dash + 1)) ? dash - line : undefined;
}

/** The items of a block list that a change lies in, each behind its dash. */
export function changedItems(
  text: string,
  { items }: List,
  column: number,
  sectionEnd: number,
  change: Change,
): Part | undefined {
  const mark = `\n${' '.repeat(column)}-`;
  const startOf = (index: number): number => items[index]?.range?.[0] ?? 0;
  /** Where the line of an item's dash begins; 0 when the item has none, which is a fault. */
  const lineOf = (index: number): number => {
    const line = text.lastIndexOf(mark, startOf(index) - column - 2) + 1;
    return index > 0 && line <= startOf(index - 1) ? 0 : line;
  };
  let first = items.findLastIndex((_, index) => startOf(index) <= change.start);
  // The change may stand between a dash and its value.
  if (first + 1 < items.length && lineOf(first + 1) + column < change.start) first += 1;
  const start = lineOf(first);
  if (first < 0 || start === 0 || start + column >= change.start) return undefined;
  let last = first;
  while (last + 1 < items.length && lineOf(last + 1) < change.oldEnd) last += 1;
  const end = last + 1 < items.length ? lineOf(last + 1) : sectionEnd;
  return end > start ? { first, last, start, end, mark: start + column } : undefined;
}
