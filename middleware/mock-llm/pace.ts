import { setTimeout as wait } from 'node:timers/promises';
import type { DelayRange } from './settings.ts';

/** Waits a drawn time, or an exact one; ends early when the caller has gone. */
export async function pause(
  range: DelayRange,
  exactMs: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const ms = exactMs ?? range.minMs + Math.random() * (range.maxMs - range.minMs);
  if (ms <= 0 || signal.aborted) return;
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
