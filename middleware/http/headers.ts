/** Headers that belong to one connection and not to the message: RFC 9110 section 7.6.1, and those that were used as such before it. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
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
]);

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

const NOTHING: ReadonlySet<string> = new Set();
/** By far the commonest values, which name nothing but themselves. */
const PLAIN_CONNECTION = new Set(['keep-alive', 'close', 'Keep-Alive', 'Close']);

/** The headers of a message without those of its connection, and without `dropped`; order, case and repetition stay. */
export function endToEnd(raw: RawHeaders, dropped: ReadonlySet<string> = NOTHING): string[] {
  let named: Set<string> | undefined;
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    if (name.length !== 10 || name.toLowerCase() !== 'connection') continue;
    const value = raw[at + 1] ?? '';
    if (!PLAIN_CONNECTION.has(value)) namedByConnection(value, (named ??= new Set()));
  }
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || dropped.has(lower) || named?.has(lower)) continue;
    kept.push(name, raw[at + 1] ?? '');
  }
  return kept;
}

/** The first value of a header; undefined when it is not there. `name` in small letters. */
export function headerOf(raw: RawHeaders, name: string): string | undefined {
  for (let at = 0; at < raw.length; at += 2) if ((raw[at] ?? '').toLowerCase() === name) return raw[at + 1];
  return undefined;
}
