import { createHash } from 'node:crypto';

/** One pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** How the mock backend tells of a file that arrived in a `data:` address, and of Bedrock's bytes. */
export const asData = (mime: string, file: Buffer): object => ({ type: 'data', mime, ...measured(file) });
export const asBytes = (file: Buffer): object => ({ type: 'bytes', ...measured(file) });

const measured = (file: Buffer): object => ({
  length: file.length,
  sha256: createHash('sha256').update(file).digest('hex'),
});
