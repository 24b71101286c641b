import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawMs, pause } from './pace.ts';

it('draws times within the range, and not always the same', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.nat(5_000), (minMs, more) => {
      const ms = drawMs({ minMs, maxMs: minMs + more });
      expect(ms).toBeGreaterThanOrEqual(minMs);
      expect(ms).toBeLessThanOrEqual(minMs + more);
    }),
  );
  const drawn = Array.from({ length: 20 }, () => drawMs({ minMs: 1_000, maxMs: 3_000 }));
  expect(new Set(drawn).size).toBeGreaterThan(1);
});

const DAY_MS = 86_400_000;

it('ends when the caller goes, before or during the pause, and lasts the exact time rather than a drawn one', async () => {
  const long = { minMs: DAY_MS, maxMs: DAY_MS };
  await pause(long, undefined, AbortSignal.abort());
  const gone = new AbortController();
  const waiting = pause(long, undefined, gone.signal);
  gone.abort();
  await waiting;
  await pause(long, 1, new AbortController().signal);
});
