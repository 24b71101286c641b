import type { RouterSettings } from '../config/settings.ts';
import { type CallFailure, isTransient } from './call-failure.ts';

export interface RetryInput {
  readonly failure: CallFailure;
  /** Deployments of the public name, all of them and those that are not cooling. */
  readonly memberCount: number;
  readonly healthyCount: number;
  readonly settings: RouterSettings;
}

/** Whether the same name is tried again: LiteLLM 1.104.4's `should_retry_this_error`. */
export function mayRetry({ failure, memberCount, healthyCount, settings }: RetryInput): boolean {
  const { kind, status } = failure;
  if (kind === 'ContextWindowExceededError' && settings.contextWindowFallbacks !== undefined) return false;
  if (kind === 'ContentPolicyViolationError' && settings.contentPolicyFallbacks !== undefined) return false;
  if (!isTransient(status) && status !== 401 && status !== 403) return false;
  if (kind === 'AuthenticationError' && memberCount <= 1) return false;
  return healthyCount > 0;
}

/** LiteLLM's `INITIAL_RETRY_DELAY`, `MAX_RETRY_DELAY` and `JITTER`. */
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
const JITTER_MS = 750;
const MAX_ASKED_DELAY_MS = 60_000;

/** How long to wait before the next try. `triesDone`: those after the first call. */
export function retryDelayMs(
  { failure, memberCount, healthyCount, settings }: RetryInput,
  triesDone: number,
  random: () => number,
): number {
  // Somebody else may do better at once.
  if (memberCount !== 1 && healthyCount > 0) return 0;
  const jitter = JITTER_MS * random();
  const asked = failure.retryAfterMs ?? 0;
  if (asked > 0 && asked <= MAX_ASKED_DELAY_MS) return asked + jitter;
  const grown = Math.max(FIRST_DELAY_MS * 2 ** triesDone, settings.retryAfterMs);
  return Math.min(grown, MAX_DELAY_MS) + jitter;
}
