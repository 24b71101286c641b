import { Refusal } from '../refusal.ts';

export interface Limits {
  /** Of all that is stored of a session: requests, answers and system prompts. */
  readonly maxSessionBytes: number;
  /** Of one call's messages. */
  readonly maxTurnBytes: number;
  readonly maxTurns: number;
}

const KIB = 1024;
const kib = (bytes: number): string => `${Math.ceil(bytes / KIB)} KiB`;

/** @throws Refusal `too_large` */
export function checkTurn({ maxTurnBytes }: Limits, bytes: number): void {
  if (bytes <= maxTurnBytes) return;
  throw new Refusal(
    'too_large',
    `The messages of this call are too large to be kept in a session (${kib(bytes)} of at most ${kib(maxTurnBytes)}). Send less at once, or send them without history.`,
    { field: 'messages' },
  );
}

/** @throws Refusal `too_large` */
export function checkSession(
  { maxSessionBytes, maxTurns }: Limits,
  session: { readonly bytes: number; readonly lastTurn: number },
  bytes: number,
): void {
  const full =
    session.lastTurn >= maxTurns
      ? `${session.lastTurn} turns of at most ${maxTurns}`
      : session.bytes + bytes > maxSessionBytes
        ? `${kib(session.bytes + bytes)} of at most ${kib(maxSessionBytes)}`
        : undefined;
  if (full === undefined) return;
  throw new Refusal(
    'too_large',
    `This session is full (${full}). Leave session_id out to begin a new one; this one can still be read and deleted.`,
    { field: 'session_id' },
  );
}
