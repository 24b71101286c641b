import type { Cache, CachedText } from './cache.ts';
import type { ClaimedSession } from './claims.ts';
import { tellEarlier } from './context.ts';
import type { Database } from './database.ts';
import type { ChatMessage } from '../chat/chat.ts';
import type { RecentTexts } from './recent.ts';
import { loadTurns } from './stored.ts';

/** What came before a turn. */
export interface Before {
  /** Joined messages, UTF-8. */
  readonly text: Buffer;
  /** Questions without an answer: they go before the turn's own. */
  readonly unanswered: readonly ChatMessage[];
  /** Whether `text` is the whole session as it was claimed, so that what is cached of it may be appended to. */
  readonly isWhole: boolean;
}

export interface Texts {
  readonly database: Database;
  readonly recent: RecentTexts;
  readonly cache: Cache;
}

export const NOTHING_BEFORE: Before = { text: Buffer.alloc(0), unanswered: [], isWhole: true };

/** Asked while the claim is still on its way; what comes counts only for the revision that the claim names. */
export const askAhead = (
  { recent, cache }: Texts,
  sessionId: string,
): Promise<CachedText | undefined> | undefined => (recent.has(sessionId) ? undefined : cache.read(sessionId));

/**
 * The earlier messages of a claimed session: from this process, else from Redis, else from Postgres, which then fills both.
 * @param isLastReplaced the last turn was cut off, and is asked anew
 */
export async function readBefore(
  texts: Texts,
  sessionId: string,
  { lastTurn, revision }: ClaimedSession,
  ahead: Promise<CachedText | undefined> | undefined,
  isLastReplaced: boolean,
): Promise<Before> {
  if (lastTurn === 0) return NOTHING_BEFORE;
  const { database, recent, cache } = texts;
  if (!isLastReplaced) {
    const here = recent.get(sessionId, revision);
    if (here) return { text: here, unanswered: [], isWhole: true };
    const cached = await (ahead ?? cache.read(sessionId));
    if (cached?.revision === revision) {
      recent.put(sessionId, revision, cached.text);
      return { text: cached.text, unanswered: [], isWhole: true };
    }
  }
  const turns = await loadTurns(database, sessionId, isLastReplaced ? lastTurn - 1 : lastTurn);
  const earlier = tellEarlier(turns);
  const text = Buffer.from(earlier.text);
  const isWhole = !isLastReplaced && earlier.unanswered.length === 0;
  if (isWhole) {
    recent.put(sessionId, revision, text);
    cache.set(sessionId, revision, text);
  }
  return { text, unanswered: earlier.unanswered, isWhole };
}
