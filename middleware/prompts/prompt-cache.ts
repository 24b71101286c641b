import { Refusal, type RefusalKind } from '../refusal.ts';

export interface CacheOptions {
  readonly maxEntries: number;
  /** All entries together. */
  readonly maxSizeBytes: number;
  /** How long after its time an entry still serves while it cannot be read anew. */
  readonly staleMs: number;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

export interface PromptCache<T> {
  /**
   * The entry while it is fresh; otherwise what `load` gives, which is asked once however many wait for it.
   * @throws what `load` throws, and Refusal `throttled` while too many others are being read
   */
  get(key: string, freshMs: number, load: () => Promise<T>): T | Promise<T>;
}

interface Entry<T> {
  readonly value: T;
  freshUntil: number;
  readonly staleUntil: number;
}

/** Says nothing about the prompt itself: it may well be there as it was. */
const PASSING: ReadonlySet<RefusalKind> = new Set(['throttled', 'timeout', 'unavailable']);
/** After a failed read an old entry serves this long before the next one, so that not every request waits for a time-out. */
const RETRY_STALE_MS = 5_000;
/** The same without an old entry: a client in a loop does not use up the account's rate of reads. */
const RETRY_FAILED_MS = 1_000;
const MAX_LOADS = 100;

/**
 * Keeps what is slow to read, within a number of entries and a size; the one that was not asked for the longest goes first. An entry
 * past its time is read anew. When that fails for a reason that passes, the old one serves on for `staleMs` at most; any other
 * failure, as access withdrawn or the prompt deleted, ends it at once.
 */
export function createPromptCache<T extends { readonly sizeBytes: number }>(
  options: CacheOptions,
): PromptCache<T> {
  const { maxEntries, maxSizeBytes, staleMs, now } = options;
  const entries = new Map<string, Entry<T>>();
  const failures = new Map<string, { readonly refusal: Refusal; readonly until: number }>();
  const loads = new Map<string, Promise<T>>();
  let sizeBytes = 0;

  const drop = (key: string): void => {
    sizeBytes -= entries.get(key)?.value.sizeBytes ?? 0;
    entries.delete(key);
  };

  const keep = (key: string, value: T, freshMs: number): T => {
    drop(key);
    const freshUntil = now() + freshMs;
    entries.set(key, { value, freshUntil, staleUntil: freshUntil + staleMs });
    sizeBytes += value.sizeBytes;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && sizeBytes <= maxSizeBytes) break;
      drop(oldest);
    }
    return value;
  };

  const afterFailure = (key: string, error: unknown): T => {
    if (!(error instanceof Refusal)) throw error;
    const at = now();
    const old = entries.get(key);
    if (old && PASSING.has(error.kind) && at < old.staleUntil) {
      old.freshUntil = Math.min(at + RETRY_STALE_MS, old.staleUntil);
      return old.value;
    }
    drop(key);
    failures.delete(key);
    failures.set(key, { refusal: error, until: at + RETRY_FAILED_MS });
    const [oldest] = failures.keys();
    if (failures.size > maxEntries && oldest !== undefined) failures.delete(oldest);
    throw error;
  };

  const read = (key: string, freshMs: number, load: () => Promise<T>): Promise<T> => {
    if (loads.size >= MAX_LOADS) {
      throw new Refusal('throttled', 'Too many prompts are being read at once. Try again in a moment.', {
        retryAfterS: 1,
      });
    }
    const reading = load()
      .then(
        (value) => keep(key, value, freshMs),
        (error: unknown) => afterFailure(key, error),
      )
      .finally(() => loads.delete(key));
    loads.set(key, reading);
    return reading;
  };

  return {
    get: (key, freshMs, load) => {
      const at = now();
      const entry = entries.get(key);
      if (entry && at < entry.freshUntil) {
        // The last asked for stands last.
        entries.delete(key);
        entries.set(key, entry);
        return entry.value;
      }
      const failure = failures.get(key);
      if (failure && at < failure.until) throw failure.refusal;
      return loads.get(key) ?? read(key, freshMs, load);
    },
  };
}
