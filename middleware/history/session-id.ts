import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Says in a log or a support mail what it is. */
const PREFIX = 'sess_';
const RANDOM_BYTES = 16;
const SEAL_BYTES = 16;
const OURS = /^sess_[\w-]{43}$/;
/** Longer ones were never given to anybody. */
const LONGEST = 200;

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
export const oldOwner = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex');

/** @param salt the database's, 32 bytes */
export function sessionIds(salt: Buffer): SessionIds {
  // The leading byte keeps what is sealed for one purpose from being taken for another.
  const seal = (owner: Buffer, random: Buffer): Buffer =>
    createHmac('sha256', salt).update('\x01').update(owner).update(random).digest().subarray(0, SEAL_BYTES);
  const attempt = (owner: Buffer, requestKey: string): Buffer =>
    createHmac('sha256', salt)
      .update('\x02')
      .update(owner)
      .update(requestKey)
      .digest()
      .subarray(0, RANDOM_BYTES);
  return {
    owner: (apiKey) => createHmac('sha256', salt).update('\x00').update(apiKey).digest(),
    create: (owner, requestKey) => {
      const random = requestKey === undefined ? randomBytes(RANDOM_BYTES) : attempt(owner, requestKey);
      return PREFIX + Buffer.concat([random, seal(owner, random)]).toString('base64url');
    },
    judge: (owner, sessionId) => {
      if (sessionId === '' || sessionId.length > LONGEST || sessionId.includes('\0')) return 'nobody';
      if (!OURS.test(sessionId)) return 'old';
      const bytes = Buffer.from(sessionId.slice(PREFIX.length), 'base64url');
      // The last character carries two bits that no byte has: one text for one id.
      if (bytes.toString('base64url') !== sessionId.slice(PREFIX.length)) return 'nobody';
      const random = bytes.subarray(0, RANDOM_BYTES);
      return timingSafeEqual(bytes.subarray(RANDOM_BYTES), seal(owner, random)) ? 'ours' : 'nobody';
    },
  };
}
