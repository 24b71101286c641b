import { setTimeout } from 'node:timers/promises';
import { type Database, databaseAway, isAway } from './database.ts';
import { type Log, reasonOf } from './events.ts';
import type { Gatherer } from './gatherer.ts';
import { hasLanded, type TurnWrite, writesOf } from './writes.ts';

export interface WriterOptions {
  readonly database: Database;
  readonly leaseMs: number;
  /** How long a write waits in memory for a database that is away. */
  readonly waitMs: number;
  readonly log: Log;
}

const TRY_AGAIN_MS = 200;
/** What may wait at once in this process; beyond that a write is refused at once. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

/** Stores turns, once each, over a database that may go away and come back. */
export class Writer {
  readonly #options: WriterOptions;
  readonly #writes: Gatherer<TurnWrite, boolean>;
  readonly #underWay = new Set<Promise<boolean>>();
  #waitingBytes = 0;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#writes = writesOf(options.database, options.leaseMs);
  }

  /**
   * Resolves when it is durable; false when another turn took the session or it was deleted.
   * @throws Refusal `unavailable` when the database stayed away
   */
  async write(write: TurnWrite): Promise<boolean> {
    const underWay = this.#write(write);
    this.#underWay.add(underWay);
    try {
      return await underWay;
    } finally {
      this.#underWay.delete(underWay);
    }
  }

  /** Whether a write that failed was carried out. @throws Refusal `unavailable` */
  async hasLanded(write: TurnWrite): Promise<boolean> {
    try {
      return await hasLanded(this.#options.database, write);
    } catch (error) {
      throw isAway(error) ? databaseAway(error) : error;
    }
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
  }

  async #write(write: TurnWrite): Promise<boolean> {
    try {
      return await this.#writes.add(write);
    } catch (error) {
      if (!isAway(error)) throw error;
      return this.#writeLater(write, error);
    }
  }

  async #writeLater(write: TurnWrite, error: unknown): Promise<boolean> {
    const { database, waitMs, log } = this.#options;
    if (this.#waitingBytes + write.bytes > MOST_WAITING_BYTES) throw databaseAway(error);
    log({ kind: 'write waits', sessionId: write.sessionId, reason: reasonOf(error) });
    this.#waitingBytes += write.bytes;
    let latest = error;
    try {
      for (const giveUpAt = Date.now() + waitMs; Date.now() < giveUpAt;) {
        await setTimeout(TRY_AGAIN_MS);
        try {
          // The connection may have gone between Postgres's commit and its word of it.
          return (await hasLanded(database, write)) || (await this.#writes.add(write));
        } catch (again) {
          if (!isAway(again)) throw again;
          latest = again;
        }
      }
    } finally {
      this.#waitingBytes -= write.bytes;
    }
    throw databaseAway(latest);
  }
}
