import { Refusal } from '../refusal.ts';
import { begin, type BeginParts } from './begin.ts';
import { noCache, openCache } from './cache.ts';
import { carryOver } from './carry-over.ts';
import { claimsOf } from './claims.ts';
import { databaseAway, isAway, openDatabase } from './database.ts';
import { type Log, reasonOf } from './events.ts';
import { type History, NO_SUCH_SESSION } from './history.ts';
import { Leases } from './leases.ts';
import { Lines } from './lines.ts';
import { migrate } from './migrations.ts';
import { readSession } from './read.ts';
import { RecentTexts } from './recent.ts';
import { releasesOf } from './releases.ts';
import { removeSession } from './remove.ts';
import { sweep } from './retention.ts';
import { oldOwner, sessionIds } from './session-id.ts';
import { listSessions } from './session-list.ts';
import { Writer } from './writer.ts';

export interface HistoryOptions {
  readonly databaseUrl: string;
  /** Without it each turn that comes to another task than the one before reads its session from Postgres. */
  readonly redisUrl?: string | undefined;
  /** Sessions are deleted this long after their last turn; kept for ever without it. */
  readonly retentionDays?: number | undefined;
  readonly maxSessionBytes: number;
  /** As much as a session unless given. */
  readonly maxTurnBytes?: number | undefined;
  readonly maxTurns?: number | undefined;
  /** How long a turn waits for another one of its session before it is refused. */
  readonly turnWaitMs: number;
  /** How long a session stays held after the task that held it died. */
  readonly leaseMs: number;
  /** How long a finished turn waits for a database that is away; 10 s unless given. */
  readonly writeWaitMs?: number | undefined;
  /** What this process remembers of sessions' texts; 64 MiB unless given, 0 for nothing. */
  readonly memoryBytes?: number | undefined;
  readonly log: Log;
}

const WRITE_WAIT_MS = 10_000;
const MEMORY_BYTES = 64 * 1024 * 1024;
const REMEMBER_MS = 10 * 60_000;
const FORGET_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 60 * 60_000;
const HEALTHY_WITHIN_MS = 1_500;

/**
 * Opens chat history over Postgres, and brings its schema up to date.
 * @throws Postgres's or the system's own error when the database cannot be reached or used; an error in words when it is of a newer Gatehouse
 */
export async function openHistory(options: HistoryOptions): Promise<History> {
  const { databaseUrl, redisUrl, retentionDays, maxSessionBytes, turnWaitMs, leaseMs, log } = options;
  const database = openDatabase(databaseUrl, (reason) => log({ kind: 'database lost', reason }));
  const salt = await migrate(database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const ids = sessionIds(salt);
  const cache =
    redisUrl === undefined ? noCache : openCache(redisUrl, { mostBytes: 2 * maxSessionBytes, log });
  const recent = new RecentTexts(options.memoryBytes ?? MEMORY_BYTES);
  const leases = new Leases(database, leaseMs, log);
  const writer = new Writer({ database, leaseMs, waitMs: options.writeWaitMs ?? WRITE_WAIT_MS, log });
  const parts: BeginParts = {
    database,
    writer,
    claims: claimsOf(database, leaseMs),
    releases: releasesOf(database),
    leases,
    recent,
    cache,
    lines: new Lines(),
    ids,
    limits: {
      maxSessionBytes,
      maxTurnBytes: options.maxTurnBytes ?? maxSessionBytes,
      maxTurns: options.maxTurns ?? Infinity,
    },
    turnWaitMs,
    carryOver: (sessionId, owner, apiKey) =>
      carryOver(database, { sessionId, owner, oldOwner: oldOwner(apiKey) }, log),
    log,
  };

  const forgetting = setInterval(
    () => recent.forgetUnused(Date.now() - REMEMBER_MS),
    FORGET_EVERY_MS,
  ).unref();
  const sweeping = setInterval(() => {
    sweep({ database, retentionDays, onRemoved: (sessions) => cache.remove(sessions) }).then(
      (sessions) => sessions > 0 && log({ kind: 'swept', sessions }),
      (error: unknown) => log({ kind: 'failed', what: 'sweep', reason: reasonOf(error) }),
    );
  }, SWEEP_EVERY_MS).unref();

  /** An owner's existing session, one of the older middleware among them. */
  async function known<T>(
    apiKey: string,
    sessionId: string,
    work: (owner: Buffer, isOld: boolean) => Promise<T | undefined>,
  ): Promise<T> {
    const owner = ids.owner(apiKey);
    const verdict = ids.judge(owner, sessionId);
    if (verdict === 'nobody') throw new Refusal('not_found', NO_SUCH_SESSION);
    const found =
      (await work(owner, verdict === 'old')) ??
      (verdict === 'old' && (await parts.carryOver(sessionId, owner, apiKey))
        ? await work(owner, true)
        : undefined);
    if (found === undefined) throw new Refusal('not_found', NO_SUCH_SESSION);
    return found;
  }
  const reachable = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw isAway(error) ? databaseAway(error) : error;
    }
  };

  return {
    newSessionId: (apiKey) => ids.create(ids.owner(apiKey)),
    begin: (request) => begin(parts, request),
    read: (apiKey, sessionId) =>
      reachable(
        known(apiKey, sessionId, async (owner, isOld) => {
          const session = await readSession(database, sessionId, owner);
          return session && (session.lastTurn > 0 || isOld) ? session.messages : undefined;
        }),
      ),
    sessions: (apiKey, page) =>
      reachable(listSessions(database, { owner: ids.owner(apiKey), oldOwner: oldOwner(apiKey) }, page)),
    remove: (apiKey, sessionId) =>
      reachable(
        known(apiKey, sessionId, async (owner) => {
          if (!(await removeSession(database, sessionId, owner, oldOwner(apiKey)))) return undefined;
          recent.forget(sessionId);
          await cache.remove([sessionId]);
          return true;
        }),
      ).then(() => undefined),
    health: async () => {
      const answered = database.run({ text: 'SELECT 1' }).then(
        () => 'ready' as const,
        () => 'unreachable' as const,
      );
      const late = new Promise<'unreachable'>((resolve) => {
        setTimeout(() => resolve('unreachable'), HEALTHY_WITHIN_MS).unref();
      });
      const [isThere, cached] = await Promise.all([Promise.race([answered, late]), cache.state()]);
      return { database: isThere, cache: cached };
    },
    close: async () => {
      clearInterval(forgetting);
      clearInterval(sweeping);
      leases.close();
      await writer.settled();
      cache.close();
      await database.close();
    },
  };
}
