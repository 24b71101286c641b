import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { MAX_TEXT_LENGTH } from '../../../../config/yaml/limits.ts';

export type Reading =
  | { readonly kind: 'text'; readonly text: string }
  /** More bytes than are looked at; no more than those were read. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  ENOTDIR: 'There is no such file',
  EACCES: 'This file may not be read by you',
  EPERM: 'This file may not be read by you',
  ELOOP: 'This link leads back to itself',
  ENAMETOOLONG: 'This name is too long for a file',
};

/** Reads a file, or standard input for `-`, in bounded memory. Bytes that are not UTF-8 become U+FFFD, which the check finds. */
export async function readText(file: string): Promise<Reading> {
  try {
    if (file === '-') return await readStream(process.stdin);
    const info = await stat(file);
    if (info.isDirectory()) return unreadable(file, 'This is a folder, not a file');
    if (info.isFile() && info.size > MAX_TEXT_LENGTH) return { kind: 'too-large' };
    return await readStream(createReadStream(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return unreadable(file, REASONS[code] ?? `This file cannot be read (${code})`);
  }
}

const unreadable = (file: string, reason: string): Reading => ({
  kind: 'unreadable',
  reason: `${reason}: "${file}"`,
});

async function readStream(stream: Readable): Promise<Reading> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_TEXT_LENGTH) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'text', text: new TextDecoder().decode(Buffer.concat(chunks)) };
}
