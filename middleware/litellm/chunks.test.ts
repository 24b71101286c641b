import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatChunk } from '../chat/chat.ts';
import { readChunks } from './chunks.ts';

function read(pieces: readonly Buffer[]): {
  readonly chunks: readonly ChatChunk[];
  readonly isDone: boolean;
} {
  const chunks: ChatChunk[] = [];
  const reader = readChunks((chunk) => chunks.push(chunk));
  for (const piece of pieces) reader.feed(piece);
  return { chunks, isDone: reader.isDone };
}

test('chunks are the same however their bytes are cut, in the middle of a character too', () => {
  const sent = [{ id: 'ä€😀' }, { choices: [] }, { id: '\n\r' }];
  const text = Buffer.from(
    `: hello\n\n${sent.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\r\n\r\n`,
  );
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (places) => {
      const at = [0, ...places.toSorted((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, index) => text.subarray(at[index], end));
      expect(read(pieces)).toEqual({ chunks: sent, isDone: true });
    }),
  );
});

test('an event that is no JSON is an error, and one without an end is too', () => {
  expect(() => read([Buffer.from('data: {"a"\n\n')])).toThrow(/cannot be read/);
  const piece = Buffer.alloc(1024 * 1024, 'x');
  expect(() => read([Buffer.from('data: '), ...Array.from({ length: 40 }, () => piece)])).toThrow(
    /cannot be read/,
  );
});
