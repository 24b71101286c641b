import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import { type ClaimedSession, type ClaimRequest, type ClaimResult, lookAgain } from './claims.ts';
import { type Database, databaseAway, isAway } from './database.ts';
import type { Gatherer } from './gatherer.ts';
import { NO_SUCH_SESSION } from './history.ts';
import type { Lines } from './lines.ts';
import type { Held } from './releases.ts';

export interface ClaimParts {
  readonly database: Database;
  readonly claims: Gatherer<ClaimRequest, ClaimResult>;
  readonly releases: Gatherer<Held, undefined>;
  readonly lines: Lines;
  /** How long a turn waits for another one of its session. */
  readonly turnWaitMs: number;
  /** Carries a session of the older middleware over; false when there is none for this key. */
  readonly carryOver: (sessionId: string, owner: Buffer, apiKey: string) => Promise<boolean>;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 300;
const FAST_MS = 500;
const SOON_S = 1;

const busy = (): Refusal =>
  new Refusal(
    'conflict',
    'Another turn of this session is under way. Wait for its answer, then send this one again.',
    { retryAfterS: SOON_S },
  );

const noSuchSession = (): Refusal => new Refusal('not_found', NO_SUCH_SESSION);

/**
 * Waits for a session's turn: in line within this process, then, as another task may hold it, by asking again.
 * @returns the session, and how to let the next one in line go on, once
 * @throws Refusal `conflict`, `not_found`, `unavailable`; the signal's reason when it is aborted
 */
export async function claimSession(
  parts: ClaimParts,
  request: ClaimRequest,
  { apiKey, signal }: { readonly apiKey: string; readonly signal: AbortSignal },
): Promise<{ readonly session: ClaimedSession; readonly leave: () => void }> {
  const giveUpAt = Date.now() + parts.turnWaitMs;
  // Two owners may name one old id: neither waits for the other.
  const place = request.mayBegin
    ? request.sessionId
    : `${request.owner.toString('base64')} ${request.sessionId}`;
  const leave = await parts.lines.enter(place, parts.turnWaitMs, signal);
  if (!leave) throw busy();
  try {
    const session = await askUntil(parts, request, apiKey, giveUpAt, signal);
    if (session.isFresh || (request.requestKey === undefined && !request.wantsSystem))
      return { session, leave };
    return { session: { ...session, ...(await lookAgain(parts.database, request)) }, leave };
  } catch (error) {
    leave();
    // It may have been claimed all the same; what cannot be given back either ends by itself.
    if (isAway(error)) parts.releases.add(request).catch(() => undefined);
    throw !signal.aborted && isAway(error) ? databaseAway(error) : error;
  }
}

async function askUntil(
  parts: ClaimParts,
  request: ClaimRequest,
  apiKey: string,
  giveUpAt: number,
  signal: AbortSignal,
): Promise<ClaimedSession> {
  let isCarriedOver = false;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const result = await ask(parts.claims, request);
    if (result.kind === 'claimed') return result;
    if (result.kind === 'none') {
      if (request.mayBegin || isCarriedOver) throw noSuchSession();
      isCarriedOver = await parts.carryOver(request.sessionId, request.owner, apiKey);
      if (!isCarriedOver) throw noSuchSession();
      continue;
    }
    if (Date.now() + pauseMs > giveUpAt) throw busy();
    await setTimeout(pauseMs, undefined, { signal });
  }
}

/**
 * Once more at once: after a restart of the database the first try may meet a connection of before. That shows fast; a database
 * that says nothing is not asked twice.
 */
async function ask(claims: ClaimParts['claims'], request: ClaimRequest): Promise<ClaimResult> {
  const askedAt = Date.now();
  try {
    return await claims.add(request);
  } catch (error) {
    if (!isAway(error) || Date.now() - askedAt > FAST_MS) throw error;
    return claims.add(request);
  }
}
