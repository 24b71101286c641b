import type { Cache } from './cache.ts';
import type { RecentTexts } from './recent.ts';

const COMMA = Buffer.from(',');

/** Joined messages with commas between them; empty ones are none. */
export function withCommas(texts: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (const text of texts) {
    if (text.length === 0) continue;
    if (pieces.length > 0) pieces.push(COMMA);
    pieces.push(text);
  }
  return pieces;
}

/** A turn that was stored, and the text that it went on from. */
export interface StoredText {
  readonly sessionId: string;
  readonly was: string;
  readonly revision: string;
  /** All that came before; it is the whole session as of `was` only when `isWhole`. */
  readonly earlier: Buffer;
  readonly isWhole: boolean;
  /** What was asked, as the model was told it, and what of the answer later turns are told. */
  readonly asked: Buffer;
  readonly said: string;
}

/** Keeps a session's text for its next turn: here at once, and in Redis without waiting for it. */
export function remember(
  { recent, cache }: { readonly recent: RecentTexts; readonly cache: Cache },
  { sessionId, was, revision, earlier, isWhole, asked, said }: StoredText,
): void {
  if (said === '') {
    // A question without an answer is not yet part of the text; the next turn reads it from Postgres.
    recent.forget(sessionId);
    return;
  }
  const piece = Buffer.concat(withCommas([asked, Buffer.from(said)]));
  const whole = (): Buffer => Buffer.concat(withCommas([earlier, piece]));
  if (!isWhole || earlier.length === 0) {
    const text = whole();
    recent.put(sessionId, revision, text);
    cache.set(sessionId, revision, text);
    return;
  }
  const addition = Buffer.concat([COMMA, piece]);
  if (!recent.append(sessionId, was, revision, addition)) recent.put(sessionId, revision, whole());
  cache.append(sessionId, was, revision, addition, whole);
}
