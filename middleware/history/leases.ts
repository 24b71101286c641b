import type { Database } from './database.ts';
import { type Log, reasonOf } from './events.ts';
import { type Held, renewClaims } from './releases.ts';

/** Renewed this many times before it would end. */
const TIMES = 3;

/** Keeps the claims of long turns: those that were not over by a third of the lease are renewed together, in one statement. */
export class Leases {
  readonly #held = new Map<string, { readonly held: Held; readonly since: number }>();
  readonly #timer: NodeJS.Timeout;

  constructor(database: Database, leaseMs: number, log: Log) {
    const everyMs = Math.max(1, Math.floor(leaseMs / TIMES));
    this.#timer = setInterval(() => {
      const due = this.#due(everyMs);
      if (due.length === 0) return;
      // The next round asks again; until the lease ends nothing is lost.
      renewClaims(database, due, leaseMs).catch((error: unknown) =>
        log({ kind: 'failed', what: 'renew', reason: reasonOf(error) }),
      );
    }, everyMs);
    this.#timer.unref();
  }

  add(held: Held): void {
    if (!this.#held.has(held.claim)) this.#held.set(held.claim, { held, since: Date.now() });
  }

  remove({ claim }: Held): void {
    this.#held.delete(claim);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #due(everyMs: number): Held[] {
    const before = Date.now() - everyMs;
    return [...this.#held.values()].filter(({ since }) => since <= before).map(({ held }) => held);
  }
}
