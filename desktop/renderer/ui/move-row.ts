/**
 * Where the marked row goes for a key; undefined when the key does not move it. `count` is the number of rows, `page` those
 * that are in view at once.
 */
export function moveRow(key: string, index: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined;
  const to = {
    j: index + 1,
    ArrowDown: index + 1,
    k: index - 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}
