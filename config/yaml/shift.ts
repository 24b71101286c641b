import type { Entry } from './parts.ts';
import type { Node } from 'yaml';

export type Span = [start: number, end: number, last: number];

export const movedSpan = ([start, end, last]: Span, by: number): Span => [start + by, end + by, last + by];

/** Moves nodes, in place, to where they stand now. */
export function shift(item: Entry | Node | null, by: number): void {
  if (item === null || by === 0) return;
  if ('key' in item) {
    shift(item.key, by);
    shift(item.value, by);
    return;
  }
  const { range } = item;
  if (range) {
    range[0] += by;
    range[1] += by;
    range[2] += by;
  }
  if ('items' in item) for (const inner of item.items as (Entry | Node)[]) shift(inner, by);
}
