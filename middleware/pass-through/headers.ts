/** Headers that belong to one connection and not to the message: RFC 9110 section 7.6.1, and those that were used as such before it. */
const HOP_BY_HOP = new Set([
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
type RawHeaders = readonly string[];

/** What the message's own `Connection` header names belongs to the connection too. */
function ofThisConnection(raw: RawHeaders): ReadonlySet<string> {
  const names = new Set(HOP_BY_HOP);
  for (let index = 0; index < raw.length; index += 2) {
    if (raw[index]?.toLowerCase() !== 'connection') continue;
    for (const name of (raw[index + 1] ?? '').split(',')) names.add(name.trim().toLowerCase());
  }
  // A client must not be able to have these two dropped on the way.
  names.delete('authorization');
  names.delete('content-length');
  return names;
}

/** The headers of a message without those of its connection; order, case and repetition stay. */
export function endToEnd(raw: RawHeaders): string[] {
  const dropped = ofThisConnection(raw);
  const kept: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (!dropped.has(name.toLowerCase())) kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}

/** Headers from undici, which come as bytes, as text. */
export const asText = (raw: readonly (Buffer | string)[]): string[] =>
  raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
