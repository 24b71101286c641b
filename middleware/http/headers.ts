/** Headers that belong to one connection and not to the message: RFC 9110 section 7.6.1, and those that were used as such before it. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Answered here, see RFC 9110 section 10.1.1.
  'expect',
];

/** `rawHeaders` as Node gives them: name, value, name, value, … */
export type RawHeaders = readonly string[];

/** A client must not be able to have these two dropped on the way. */
const NEVER_OF_THE_CONNECTION = new Set(['authorization', 'content-length']);

/** What a message's own `Connection` header names belongs to the connection too. */
function namedByConnection(value: string, names: Set<string>): void {
  for (const part of value.split(',')) {
    const name = part.trim().toLowerCase();
    if (!NEVER_OF_THE_CONNECTION.has(name)) names.add(name);
  }
}

/** By far the commonest values, which name nothing but themselves. */
const PLAIN_CONNECTION = new Set(['keep-alive', 'close', 'Keep-Alive', 'Close']);

/** Header names to leave out: those of the connection, and more. Nearly all names are told apart by their length alone. */
export interface LeftOut {
  readonly names: ReadonlySet<string>;
  /** 1 at each length that one of them has. */
  readonly lengths: Uint8Array;
}

/** @param names in small letters */
export function leavingOut(names: readonly string[]): LeftOut {
  const all = [...HOP_BY_HOP, ...names];
  const lengths = new Uint8Array(Math.max(...all.map(({ length }) => length)) + 1);
  for (const { length } of all) lengths[length] = 1;
  return { names: new Set(all), lengths };
}

/** The headers of a message without those of its connection, and without `leftOut`; order, case and repetition stay. */
export function endToEnd(raw: RawHeaders, { names, lengths }: LeftOut): string[] {
  const kept: string[] = [];
  let named: Set<string> | undefined;
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    const value = raw[at + 1] ?? '';
    if (lengths[name.length] === 1) {
      const lower = name.toLowerCase();
      if (lower === 'connection' && !PLAIN_CONNECTION.has(value))
        namedByConnection(value, (named ??= new Set()));
      if (names.has(lower)) continue;
    }
    kept.push(name, value);
  }
  return named ? without(kept, named) : kept;
}

function without(raw: RawHeaders, named: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    if (!named.has(name.toLowerCase())) kept.push(name, raw[at + 1] ?? '');
  }
  return kept;
}

/** Where the first header of a name stands; -1 when it is not there. `name` in small letters. */
export function placeOf(raw: RawHeaders, name: string): number {
  for (let at = 0; at < raw.length; at += 2) {
    const one = raw[at] ?? '';
    if (one.length === name.length && one.toLowerCase() === name) return at;
  }
  return -1;
}

/** The first value of a header; undefined when it is not there. `name` in small letters. */
export function headerOf(raw: RawHeaders, name: string): string | undefined {
  const at = placeOf(raw, name);
  return at === -1 ? undefined : raw[at + 1];
}
