/** A number, also one written as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The longest that timers take. */
const LONGEST_MS = 2 ** 31 - 1;

/** Seconds in the config, milliseconds here. */
export function msOf(seconds: unknown): number | undefined {
  const number = numberOf(seconds);
  return number === undefined ? undefined : Math.min(number * 1000, LONGEST_MS);
}

const REFERENCE = 'os.environ/';

/** Replaces `os.environ/NAME` by that variable, as deep as it goes; one that is not set becomes empty text. */
export function resolveReferences(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
): unknown {
  if (typeof value === 'string') {
    return value.startsWith(REFERENCE) ? (env[value.slice(REFERENCE.length)] ?? '') : value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => resolveReferences(item, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolveReferences(item, env)]),
  );
}
