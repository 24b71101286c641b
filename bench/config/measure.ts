export interface Measured {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly runs: number;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;

/** Times a function over many runs after a warm-up. Each run gets its number, so that no two have to be the same. */
export function measure(runs: number, work: (run: number) => unknown): Measured {
  const warmUp = Math.ceil(runs / 4);
  const times: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const start = performance.now();
    work(run);
    if (run >= warmUp) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { medianMs: at(times, 0.5), p95Ms: at(times, 0.95), runs };
}

const shown = (ms: number): string => ms.toFixed(ms < 10 ? 2 : 1).padStart(8);

/** One line: what, its median and 95th percentile in ms, and the target beside it. */
export const line = (name: string, { medianMs, p95Ms, runs }: Measured, targetMs?: number): string =>
  [
    name.padEnd(46),
    `${shown(medianMs)} ms`,
    `${shown(p95Ms)} ms`,
    `${runs} runs`.padStart(10),
    targetMs === undefined ? '' : `  < ${targetMs} ms: ${medianMs < targetMs ? 'met' : 'MISSED'}`,
  ].join('  ');
