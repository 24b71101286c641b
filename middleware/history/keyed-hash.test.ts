import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash.ts';

test('is the HMAC-SHA256 of Node for every key and message, in any order', () => {
  const message = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 1_000 }).map((bytes) => Buffer.from(bytes)),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(message, { maxLength: 5 }), (bytes, messages) => {
      const key = Buffer.from(bytes);
      const ours = keyedHash(key);
      for (const one of messages) expect(ours(one)).toEqual(createHmac('sha256', key).update(one).digest());
    }),
  );
});
