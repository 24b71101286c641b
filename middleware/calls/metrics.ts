import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Call, Outcome } from './call.ts';
import { Durations, Tally, tell } from './tallies.ts';

export interface Metrics {
  /** In Prometheus' text form. */
  text(): Promise<string>;
  readonly contentType: string;
  begin(): void;
  end(call: Call, status: number, outcome: Outcome): void;
}

export interface MetricsOptions {
  /** Bytes of bodies held whole at this moment. */
  readonly heldBytes: () => number;
}

/** Seconds; models think for minutes. */
const DURATION_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** Counts of calls, their durations and tokens, and the process's own figures. Labels are few and ours: no model, key or path. */
export function createMetrics({ heldBytes }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const shared = { registers: [registry] };
  let open = 0;
  new Gauge({
    ...shared,
    name: 'gatehouse_calls_under_way',
    help: 'Calls under way.',
    collect() {
      this.set(open);
    },
  });
  const calls = new Tally();
  const tokens = new Tally();
  const breaks = new Tally();
  const duration = new Durations('gatehouse_call_duration_seconds', DURATION_BUCKETS);
  const firstByte = new Durations('gatehouse_time_to_first_byte_seconds', DURATION_BUCKETS);
  tell(registry, {
    name: 'gatehouse_calls_total',
    help: 'Calls by route, status and outcome (ok, error, refused, aborted).',
    type: 'counter',
    values: () => calls.values(),
  });
  tell(registry, {
    name: 'gatehouse_call_duration_seconds',
    help: 'From a call’s headers to the last byte of its answer.',
    type: 'histogram',
    values: () => duration.values(),
  });
  tell(registry, {
    name: 'gatehouse_time_to_first_byte_seconds',
    help: 'From a call’s headers to the first byte of LiteLLM’s answer.',
    type: 'histogram',
    values: () => firstByte.values(),
  });
  tell(registry, {
    name: 'gatehouse_tokens_total',
    help: 'Tokens as the answers state them, by direction (in, out).',
    type: 'counter',
    values: () => tokens.values(),
  });
  tell(registry, {
    name: 'gatehouse_litellm_failures_total',
    help: 'Calls that LiteLLM did not answer, or not to the end, by reason.',
    type: 'counter',
    values: () => breaks.values(),
  });
  new Gauge({
    ...shared,
    name: 'gatehouse_held_body_bytes',
    help: 'Bytes of request and answer bodies held whole.',
    collect() {
      this.set(heldBytes());
    },
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    begin: () => void (open += 1),
    end: (call, status, outcome) => {
      const { route, firstPieceAt, tokensIn, tokensOut, brokeWith } = call;
      open -= 1;
      calls.add(`${route} ${status} ${outcome}`, 1, () => ({ route, status: String(status), outcome }));
      duration.observe(route, (performance.now() - call.began) / 1000);
      if (firstPieceAt !== undefined) firstByte.observe(route, (firstPieceAt - call.began) / 1000);
      if (tokensIn !== undefined) tokens.add('in', tokensIn, () => ({ direction: 'in' }));
      if (tokensOut !== undefined) tokens.add('out', tokensOut, () => ({ direction: 'out' }));
      if (brokeWith !== undefined) breaks.add(brokeWith, 1, () => ({ reason: brokeWith }));
    },
  };
}
