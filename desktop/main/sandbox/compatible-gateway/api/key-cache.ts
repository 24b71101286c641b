import type { KeyRow } from '../store/key-row.ts';
import { type Keys, tokenOf } from '../store/keys.ts';

/** Keys as they were a moment ago, and what they spent since: a call must not wait for Postgres, nor a budget for the next write. */
export interface KeyCache {
  /** With `spend` up to this moment. */
  get(keyOrToken: string): Promise<KeyRow | undefined>;
  spent(token: string, usd: number): void;
  /** What was spent is in the database now. */
  written(byToken: ReadonlyMap<string, number>): void;
  /** Something was changed: look anew. */
  forget(keyOrToken: string): void;
  forgetAll(): void;
}

/** Changes made through another gateway of the same database are seen after this time. */
const KEPT_MS = 2_000;
const MOST_KEPT = 10_000;

export function createKeyCache(keys: Keys, now: () => number = Date.now): KeyCache {
  const kept = new Map<string, { readonly row: KeyRow; readonly until: number }>();
  const unwritten = new Map<string, number>();
  const look = async (token: string): Promise<KeyRow | undefined> => {
    const known = kept.get(token);
    if (known && known.until > now()) return known.row;
    const row = await keys.get(token);
    kept.delete(token);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (row) kept.set(token, { row, until: now() + KEPT_MS });
    return row;
  };
  return {
    get: async (keyOrToken) => {
      const token = tokenOf(keyOrToken);
      const row = await look(token);
      return row && { ...row, spend: row.spend + (unwritten.get(token) ?? 0) };
    },
    spent: (token, usd) => void unwritten.set(token, (unwritten.get(token) ?? 0) + usd),
    written: (byToken) => {
      for (const [token, usd] of byToken) {
        const left = (unwritten.get(token) ?? 0) - usd;
        if (left > 1e-12) unwritten.set(token, left);
        else unwritten.delete(token);
        kept.delete(token);
      }
    },
    forget: (keyOrToken) => void kept.delete(tokenOf(keyOrToken)),
    forgetAll: () => kept.clear(),
  };
}
