import type { OutlineRow } from './outline-rows.ts';

/** The row that an arrow key leads to, over headings; undefined for other keys and at the ends. */
export function stepTo(rows: readonly OutlineRow[], from: number, key: string): number | undefined {
  const isItem = (index: number): boolean => rows[index]?.kind === 'item';
  const find = (start: number, by: 1 | -1): number | undefined => {
    for (let at = start; at >= 0 && at < rows.length; at += by) if (isItem(at)) return at;
    return undefined;
  };
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return find(from + 1, 1);
    case 'ArrowUp':
    case 'k':
      return find(from - 1, -1);
    case 'Home':
      return find(0, 1);
    case 'End':
      return find(rows.length - 1, -1);
    default:
      return undefined;
  }
}
