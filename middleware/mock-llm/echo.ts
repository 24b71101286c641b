import { createHash } from 'node:crypto';
import type { Fields } from './fields.ts';

/** Longer texts are told by their length and hash. */
const MAX_TEXT = 16_384;
const DATA_URL = /^data:([^,;]*)[^,]*?(;base64)?,/;

/**
 * What arrived, as JSON text. Contents are told by what they are rather than repeated: `{ type, mime, length, sha256 }` for `data:`
 * addresses, the same without `mime` for Bedrock's `bytes` and for very long texts. Lengths are in bytes, the hash is of the bytes.
 */
export const echoOf = (received: Fields): string =>
  JSON.stringify(received, (name, value: unknown) =>
    typeof value === 'string' ? shown(name, value) : value,
  );

function shown(name: string, text: string): unknown {
  const [head, mime, base64] = text.startsWith('data:') ? (DATA_URL.exec(text.slice(0, 200)) ?? []) : [];
  if (head !== undefined) {
    const data = text.slice(head.length);
    const bytes = base64 === undefined ? Buffer.from(decoded(data)) : Buffer.from(data, 'base64');
    return { type: 'data', mime, ...measured(bytes) };
  }
  if (name === 'bytes') return { type: 'bytes', ...measured(Buffer.from(text, 'base64')) };
  return text.length > MAX_TEXT ? { type: 'text', ...measured(Buffer.from(text)) } : text;
}

const measured = (bytes: Buffer): object => ({
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone per cent sign is data too.
    return text;
  }
}
