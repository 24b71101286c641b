import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Pool } from './pool.ts';

/** Answers with what it got. */
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces);
    response.end(JSON.stringify([request.headers['content-length'], body.toString('base64')]));
  });
});
let pool: Pool;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  pool = new Pool(new URL(`http://127.0.0.1:${port}`), { answerTimeoutMs: 10_000 });
});
afterAll(async () => {
  await pool.close();
  server.close();
});

const sent = (body: readonly Buffer[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    pool.send(
      { method: 'POST', path: '/', headers: [], body },
      {
        head: () => undefined,
        data: (piece) => answer.push(piece) > 0,
        end: () => resolve(JSON.parse(Buffer.concat(answer).toString())),
        failed: reject,
      },
      () => undefined,
    );
  });

test('a body in pieces arrives as one, small or large, with its length', async () => {
  const piece = fc
    .tuple(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 100, 40_000, 70_000))
    .map(([byte, length]) => Buffer.alloc(length, byte));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (body) => {
      const whole = Buffer.concat(body);
      expect(await sent(body)).toEqual([String(whole.length), whole.toString('base64')]);
    }),
    { numRuns: 40 },
  );
});
