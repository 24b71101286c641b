/** What happened to history, for a log: no key, no message, no session's content is ever in it. */
export type HistoryEvent =
  | { readonly kind: 'cache lost'; readonly reason: string }
  | { readonly kind: 'cache ready' }
  | { readonly kind: 'database lost'; readonly reason: string }
  /** A finished turn waits in memory for the database. */
  | { readonly kind: 'write waits'; readonly sessionId: string; readonly reason: string }
  /** A turn could not be stored, as another one came between or the session was deleted. */
  | { readonly kind: 'turn lost'; readonly sessionId: string }
  | { readonly kind: 'carried over'; readonly sessionId: string; readonly turns: number }
  | { readonly kind: 'swept'; readonly sessions: number }
  /** Something that is tried again by itself went wrong. */
  | {
      readonly kind: 'failed';
      readonly what: 'drop' | 'open' | 'release' | 'renew' | 'sweep';
      readonly reason: string;
    };

export type Log = (event: HistoryEvent) => void;

/** A failure in a word or a sentence, without the values that Postgres's details may carry. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' ? code : typeof message === 'string' ? message : 'unknown';
}
