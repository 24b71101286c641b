interface Entry {
  revision: string;
  /** Has room behind `length`, so that the next turn is appended without copying what is there. */
  bytes: Buffer;
  length: number;
  usedAt: number;
}

const SMALLEST = 1024;

/**
 * The texts of sessions that this process used lately, bounded by their bytes: so that a long session costs no more than a short one as long as
 * its turns come to the same task. An entry counts only for the very revision that the database names, so it cannot be stale.
 */
export class RecentTexts {
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  has(sessionId: string): boolean {
    return this.#entries.has(sessionId);
  }

  /** A view that stays as it is: later turns are written behind it. */
  get(sessionId: string, revision: string): Buffer | undefined {
    const entry = this.#entries.get(sessionId);
    if (entry?.revision !== revision) return undefined;
    this.#touch(sessionId, entry);
    return entry.bytes.subarray(0, entry.length);
  }

  put(sessionId: string, revision: string, text: Buffer): void {
    this.forget(sessionId);
    const bytes = Buffer.allocUnsafeSlow(Math.max(SMALLEST, text.length + (text.length >> 2)));
    text.copy(bytes);
    this.#bytes += bytes.length;
    this.#entries.set(sessionId, { revision, bytes, length: text.length, usedAt: Date.now() });
    this.#evict();
  }

  /** Only behind the revision `was`; false when that one is not here. */
  append(sessionId: string, was: string, revision: string, piece: Buffer): boolean {
    const entry = this.#entries.get(sessionId);
    if (entry?.revision !== was) return false;
    const length = entry.length + piece.length;
    if (length > entry.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      entry.bytes.copy(larger, 0, 0, entry.length);
      this.#bytes += larger.length - entry.bytes.length;
      entry.bytes = larger;
    }
    piece.copy(entry.bytes, entry.length);
    entry.length = length;
    entry.revision = revision;
    this.#touch(sessionId, entry);
    this.#evict();
    return true;
  }

  forget(sessionId: string): void {
    const entry = this.#entries.get(sessionId);
    if (!entry) return;
    this.#bytes -= entry.bytes.length;
    this.#entries.delete(sessionId);
  }

  /** @param before milliseconds since 1970: what was last used before then goes */
  forgetUnused(before: number): void {
    for (const [sessionId, { usedAt }] of this.#entries) {
      if (usedAt >= before) return;
      this.forget(sessionId);
    }
  }

  #touch(sessionId: string, entry: Entry): void {
    entry.usedAt = Date.now();
    this.#entries.delete(sessionId);
    this.#entries.set(sessionId, entry);
  }

  #evict(): void {
    for (const sessionId of this.#entries.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.forget(sessionId);
    }
  }
}
