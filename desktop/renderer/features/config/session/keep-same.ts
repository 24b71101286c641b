/**
 * The old value where the new one says the same, so that nothing is drawn again for it. For plain data in which keys come in one order, as
 * the worker makes it.
 */
export const keepSame = <T>(old: T, next: T): T => (isSame(old, next) ? old : next);

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
