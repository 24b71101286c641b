/**
 * A copy of what the SDK gives for JSON: plain, without absent fields, and frozen to its depths, as one copy serves every request.
 * Whole numbers that a double cannot hold come from the SDK as bigint, which JSON cannot carry: they become the nearest number.
 */
export function frozenJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return Object.freeze(value.map(frozenJson));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]) =>
    field === undefined ? [] : [[name, frozenJson(field)] as const],
  );
  return Object.freeze(Object.fromEntries(fields));
}
