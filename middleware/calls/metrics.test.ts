import fc from 'fast-check';
import { Counter, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { Call, Outcome, Route } from './call.ts';
import { createMetrics } from './metrics.ts';
import { Durations, Tally, tell } from './tallies.ts';

/** Lines without their order. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();

test('what is counted here reads as prom-client’s own metrics would', async () => {
  const bounds = [0.1, 1, 10];
  const call = fc.tuple(fc.constantFrom('chat', 'converse'), fc.double({ min: 0, max: 20, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(call), async (observed) => {
      const own = new Registry();
      const durations = new Durations('d', bounds);
      const tally = new Tally();
      tell(own, { name: 'd', help: 'h', type: 'histogram', values: () => durations.values() });
      tell(own, { name: 'c', help: 'h', type: 'counter', values: () => tally.values() });
      const theirs = new Registry();
      const shared = { help: 'h', labelNames: ['route'], registers: [theirs] };
      const histogram = new Histogram({ ...shared, name: 'd', buckets: bounds });
      const counter = new Counter({ ...shared, name: 'c' });
      for (const [route, seconds] of observed) {
        durations.observe(route, seconds);
        tally.add(route, seconds, () => ({ route }));
        histogram.observe({ route }, seconds);
        counter.inc({ route }, seconds);
      }
      expect(linesOf(await own.metrics())).toEqual(linesOf(await theirs.metrics()));
    }),
  );
});

test('each call is told by route, status and outcome, with its tokens and how it broke', async () => {
  const metrics = createMetrics({ heldBytes: () => 7 });
  const end = (route: Route, status: number, outcome: Outcome, rest: Partial<Call> = {}): void => {
    metrics.begin();
    const call = { route, began: performance.now(), ...rest } as unknown;
    metrics.end(call as Call, status, outcome);
  };
  end('chat', 200, 'ok', { tokensIn: 3, tokensOut: 4, firstPieceAt: performance.now() });
  end('chat', 200, 'ok', { tokensIn: 1 });
  end('converse', 502, 'error', { brokeWith: 'LITELLM_CLOSED' });
  metrics.begin();
  const text = await metrics.text();
  for (const line of [
    'gatehouse_calls_total{route="chat",status="200",outcome="ok"} 2',
    'gatehouse_calls_total{route="converse",status="502",outcome="error"} 1',
    'gatehouse_calls_under_way 1',
    'gatehouse_call_duration_seconds_count{route="chat"} 2',
    'gatehouse_time_to_first_byte_seconds_count{route="chat"} 1',
    'gatehouse_tokens_total{direction="in"} 4',
    'gatehouse_tokens_total{direction="out"} 4',
    'gatehouse_litellm_failures_total{reason="LITELLM_CLOSED"} 1',
    'gatehouse_held_body_bytes 7',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toContain('process_cpu_seconds_total');
});
