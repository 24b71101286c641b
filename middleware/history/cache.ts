import { Redis } from 'ioredis';
import { type Log, reasonOf } from './events.ts';

/** Earlier messages by session, as joined JSON. It may know nothing at any time, and never fails. */
export interface Cache {
  /** The text that belongs to exactly this state of the session. */
  read(sessionId: string): Promise<CachedText | undefined>;
  set(sessionId: string, revision: string, text: Buffer): void;
  /** Only behind the revision `was`; `otherwise` makes the whole text when that one is not there. */
  append(
    sessionId: string,
    was: string,
    revision: string,
    piece: Buffer,
    otherwise: () => Buffer | undefined,
  ): void;
  remove(sessionIds: readonly string[]): Promise<void>;
  state(): Promise<'ready' | 'unreachable' | 'off'>;
  close(): void;
}

export interface CachedText {
  readonly revision: string;
  readonly text: Buffer;
}

/** A UUID stands before each text: which state of the session it is. */
const REVISION_BYTES = 36;
const KEEP_S = 24 * 3600;
/** Reading from Postgres takes no longer. */
const ANSWER_WITHIN_MS = 250;
/** After a command that went wrong nobody asks for a while, so that a Redis that stands still delays few. */
const PAUSE_MS = 1_000;
const LONGEST_RECONNECT_MS = 2_000;

/** KEYS: the session's. ARGV: revision before, revision after, what to append, most bytes, seconds to keep. */
const APPEND = `
if redis.call('GETRANGE', KEYS[1], 0, ${REVISION_BYTES - 1}) ~= ARGV[1] then return 0 end
if redis.call('STRLEN', KEYS[1]) + #ARGV[3] > tonumber(ARGV[4]) then redis.call('DEL', KEYS[1]) return 1 end
redis.call('SETRANGE', KEYS[1], 0, ARGV[2])
redis.call('APPEND', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1`;

/** What ioredis makes of `scripts`, which it has no types for. */
interface WithAppend {
  readonly appendTurn: (
    key: string,
    was: string,
    revision: string,
    piece: Buffer,
    most: number,
    keepS: number,
  ) => Promise<number>;
}

/** The braces keep all that is ever stored of a session on one node of a cluster. */
export const keyOf = (sessionId: string): string => `gatehouse:history:{${sessionId}}`;

export const noCache: Cache = {
  read: () => Promise.resolve(undefined),
  set: () => undefined,
  append: () => undefined,
  remove: () => Promise.resolve(),
  state: () => Promise.resolve('off'),
  close: () => undefined,
};

/** @param mostBytes of one session; longer ones are not kept */
export function openCache(url: string, { mostBytes, log }: { mostBytes: number; log: Log }): Cache {
  const redis = new Redis(url, {
    connectionName: 'gatehouse-middleware',
    // What cannot be answered now is of no use later.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_WITHIN_MS,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** times, LONGEST_RECONNECT_MS),
    enableAutoPipelining: true,
    scripts: { appendTurn: { lua: APPEND, numberOfKeys: 1 } },
  });
  const appending = redis as unknown as WithAppend;
  let askAgainAt = 0;
  let reason = 'not connected yet';
  let isLost = false;
  const lost = (why: string): void => {
    if (!isLost) log({ kind: 'cache lost', reason: why });
    isLost = true;
  };
  redis.on('error', (error) => {
    reason = reasonOf(error);
  });
  redis.on('close', () => lost(reason));
  redis.on('ready', () => {
    askAgainAt = 0;
    answered();
  });
  const isThere = (): boolean => redis.status === 'ready' && (askAgainAt === 0 || Date.now() >= askAgainAt);
  const failed = (error: unknown): void => {
    lost(reasonOf(error));
    askAgainAt = Date.now() + PAUSE_MS;
  };
  const answered = (): void => {
    if (!isLost) return;
    isLost = false;
    log({ kind: 'cache ready' });
  };
  const set = (sessionId: string, revision: string, text: Buffer): void => {
    if (!isThere() || text.length + REVISION_BYTES > mostBytes) return;
    const value = Buffer.concat([Buffer.from(revision, 'latin1'), text]);
    redis.set(keyOf(sessionId), value, 'EX', KEEP_S).catch(failed);
  };

  return {
    set,
    read: async (sessionId) => {
      if (!isThere()) return undefined;
      try {
        const value = await redis.getBuffer(keyOf(sessionId));
        answered();
        if (value === null || value.length < REVISION_BYTES) return undefined;
        return {
          revision: value.toString('latin1', 0, REVISION_BYTES),
          text: value.subarray(REVISION_BYTES),
        };
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    append: (sessionId, was, revision, piece, otherwise) => {
      if (!isThere()) return;
      appending.appendTurn(keyOf(sessionId), was, revision, piece, mostBytes, KEEP_S).then((isDone) => {
        const whole = isDone === 1 ? undefined : otherwise();
        if (whole) set(sessionId, revision, whole);
      }, failed);
    },
    remove: async (sessionIds) => {
      if (!isThere()) return;
      await Promise.all(sessionIds.map((sessionId) => redis.del(keyOf(sessionId)).catch(failed)));
    },
    state: async () => {
      try {
        await redis.ping();
        return 'ready';
      } catch {
        return 'unreachable';
      }
    },
    close: () => {
      isLost = true;
      redis.disconnect();
    },
  };
}
