import { setTimeout as wait } from 'node:timers/promises';
import type { DelayRange } from './settings.ts';

/** A time within the range, in milliseconds, each as likely. */
export const drawMs = ({ minMs, maxMs }: DelayRange): number => minMs + Math.random() * (maxMs - minMs);

/** Waits a drawn time, or an exact one; ends early when the caller has gone. */
export async function pause(
  range: DelayRange,
  exactMs: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const ms = exactMs ?? drawMs(range);
  if (ms <= 0 || signal.aborted) return;
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
