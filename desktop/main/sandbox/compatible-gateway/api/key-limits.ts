import type { KeyRow } from '../store/key-row.ts';
import { Refusal } from './refusal.ts';

interface Window {
  /** Milliseconds since the epoch. */
  endsAt: number;
  requests: number;
  tokens: number;
  underWay: number;
}

/** What a limited key has left, for the answer's headers. */
export interface KeyRoom {
  readonly requests: number | undefined;
  readonly tokens: number | undefined;
}

/** `rpm_limit`, `tpm_limit` and `max_parallel_requests` of keys, counted in this process. */
export interface KeyLimits {
  /**
   * Counts one request.
   * @returns how to say that it ended
   * @throws Refusal 429 when the key has no room for it
   */
  begin(key: KeyRow): () => void;
  /** Counts the tokens of an answer. */
  used(key: KeyRow, tokens: number): void;
  room(key: KeyRow): KeyRoom;
}

const WINDOW_MS = 60_000;
/** Windows that are over are dropped when there are this many. */
const MOST_KEPT = 10_000;

export function createKeyLimits(now: () => number = Date.now): KeyLimits {
  const windows = new Map<string, Window>();
  const isOver = ({ endsAt, underWay }: Window): boolean => endsAt <= now() && underWay === 0;
  const of = ({ token }: KeyRow): Window => {
    const known = windows.get(token);
    if (known) {
      if (known.endsAt <= now()) Object.assign(known, { endsAt: now() + WINDOW_MS, requests: 0, tokens: 0 });
      return known;
    }
    if (windows.size >= MOST_KEPT)
      for (const [token, window] of windows) if (isOver(window)) windows.delete(token);
    const fresh = { endsAt: now() + WINDOW_MS, requests: 0, tokens: 0, underWay: 0 };
    windows.set(token, fresh);
    return fresh;
  };
  return {
    begin: (key) => {
      const window = of(key);
      const { rpm_limit: rpm, tpm_limit: tpm, max_parallel_requests: parallel } = key;
      if (rpm !== null && window.requests >= rpm) throw overLimit(key, 'requests', rpm, window);
      if (tpm !== null && window.tokens >= tpm) throw overLimit(key, 'tokens', tpm, window);
      if (parallel !== null && window.underWay >= parallel)
        throw overLimit(key, 'max_parallel_requests', parallel, window);
      window.requests += 1;
      window.underWay += 1;
      return () => void (window.underWay -= 1);
    },
    used: (key, tokens) => void (of(key).tokens += tokens),
    room: (key) => ({
      requests: key.rpm_limit === null ? undefined : Math.max(key.rpm_limit - of(key).requests, 0),
      tokens: key.tpm_limit === null ? undefined : Math.max(key.tpm_limit - of(key).tokens, 0),
    }),
  };
}

function overLimit({ token }: KeyRow, type: string, limit: number, { endsAt }: Window): Refusal {
  const resetsAt = new Date(endsAt).toISOString().slice(0, 19).replace('T', ' ');
  const message = `Rate limit exceeded for api_key: ${token}. Limit type: ${type}. Current limit: ${limit}, Remaining: 0. Limit resets at: ${resetsAt} UTC`;
  return new Refusal(
    429,
    { error: { message, type: 'throttling_error', param: null, code: '429' } },
    'RateLimitError',
    { 'retry-after': '60' },
  );
}
