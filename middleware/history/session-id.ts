import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';
import { remembered } from '../http/remembered.ts';
import { keyedHash } from './keyed-hash.ts';

/** Says in a log or a support mail what it is. */
const PREFIX = 'sess_';
const RANDOM_BYTES = 16;
const SEAL_BYTES = 16;
const OURS = /^sess_[\w-]{43}$/;
/** Longer ones were never given to anybody. */
const LONGEST = 200;

const SEAL = Buffer.from([1]);
const ATTEMPT = Buffer.from([2]);

export interface SessionIds {
  /** What stands for an API key in the database: HMAC-SHA256 under the database's own salt. 32 bytes. */
  owner(apiKey: string): Buffer;
  /**
   * A new id for this owner: random, and sealed, so that it is recognised without being stored. With `requestKey` it is the same for
   * each attempt of that request (and still nobody's guess without the salt), so that a second attempt meets the first.
   */
  create(owner: Buffer, requestKey?: string): string;
  /** `ours`: created here for this owner. `old`: may be of the older middleware. `nobody`: another owner's, or made up. */
  judge(owner: Buffer, sessionId: string): 'ours' | 'old' | 'nobody';
}

/** What stands for an API key in the older middleware's table. */
export const oldOwner = (apiKey: string): string => hash('sha256', apiKey);

/** @param salt the database's, 32 bytes */
export function sessionIds(salt: Buffer): SessionIds {
  // The leading byte keeps what is sealed for one purpose from being taken for another.
  const salted = keyedHash(salt);
  const seal = (owner: Buffer, random: Buffer): Buffer =>
    salted(Buffer.concat([SEAL, owner, random])).subarray(0, SEAL_BYTES);
  const attempt = (owner: Buffer, requestKey: string): Buffer =>
    salted(Buffer.concat([ATTEMPT, owner, Buffer.from(requestKey)])).subarray(0, RANDOM_BYTES);
  const random = randomPool(RANDOM_BYTES);
  return {
    owner: remembered((apiKey) => salted(`\x00${apiKey}`)),
    create: (owner, requestKey) => {
      const first = requestKey === undefined ? random() : attempt(owner, requestKey);
      return PREFIX + Buffer.concat([first, seal(owner, first)]).toString('base64url');
    },
    judge: (owner, sessionId) => {
      if (sessionId === '' || sessionId.length > LONGEST || sessionId.includes('\0')) return 'nobody';
      if (!OURS.test(sessionId)) return 'old';
      const bytes = Buffer.from(sessionId.slice(PREFIX.length), 'base64url');
      // The last character carries two bits that no byte has: one text for one id.
      if (bytes.toString('base64url') !== sessionId.slice(PREFIX.length)) return 'nobody';
      const sealed = seal(owner, bytes.subarray(0, RANDOM_BYTES));
      return timingSafeEqual(bytes.subarray(RANDOM_BYTES), sealed) ? 'ours' : 'nobody';
    },
  };
}

/** Random bytes by the page: asked for one by one they cost ten times as much. */
function randomPool(bytes: number): () => Buffer {
  const page = Buffer.alloc(256 * bytes);
  let at = page.length;
  return () => {
    if (at === page.length) {
      randomFillSync(page);
      at = 0;
    }
    at += bytes;
    return Buffer.from(page.subarray(at - bytes, at));
  };
}
