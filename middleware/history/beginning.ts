import type { Cache } from './cache.ts';
import type { Database } from './database.ts';
import type { Log } from './events.ts';
import type { Gatherer } from './gatherer.ts';
import type { Leases } from './leases.ts';
import type { RecentTexts } from './recent.ts';
import type { Held } from './releases.ts';
import type { AskedPart } from './writes.ts';
import type { Writer } from './writer.ts';

/** What a turn needs of the history that it belongs to. */
export interface TurnParts {
  readonly database: Database;
  readonly writer: Writer;
  readonly releases: Gatherer<Held, undefined>;
  readonly leases: Leases;
  readonly recent: RecentTexts;
  readonly cache: Cache;
  readonly log: Log;
}

/** A turn as it begins. */
export interface Beginning {
  readonly sessionId: string;
  readonly owner: Buffer;
  readonly claim: string;
  /** False for a session that nobody can know of yet: it needs no claim. */
  readonly isClaimed: boolean;
  readonly turn: number;
  readonly revision: string;
  readonly asked: AskedPart;
  /** The call's messages as the model is told them, and all that came before. Joined, UTF-8. */
  readonly told: Buffer;
  readonly earlier: Buffer;
  /** Whether `earlier` is the whole session as of `revision`, so that a cached text of it may be appended to. */
  readonly isWholeEarlier: boolean;
  readonly messagesPieces: readonly Buffer[];
  /** Lets the next turn of the session go on, in this process. */
  readonly leave: () => void;
}
