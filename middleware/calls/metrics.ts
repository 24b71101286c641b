import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Call, Outcome } from './call.ts';

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
  const calls = new Counter({
    ...shared,
    name: 'gatehouse_calls_total',
    help: 'Calls by route, status and outcome (ok, error, refused, aborted).',
    labelNames: ['route', 'status', 'outcome'],
  });
  const underWay = new Gauge({ ...shared, name: 'gatehouse_calls_under_way', help: 'Calls under way.' });
  const duration = new Histogram({
    ...shared,
    name: 'gatehouse_call_duration_seconds',
    help: 'From a call’s headers to the last byte of its answer.',
    labelNames: ['route'],
    buckets: DURATION_BUCKETS,
  });
  const firstByte = new Histogram({
    ...shared,
    name: 'gatehouse_time_to_first_byte_seconds',
    help: 'From a call’s headers to the first byte of LiteLLM’s answer.',
    labelNames: ['route'],
    buckets: DURATION_BUCKETS,
  });
  const tokens = new Counter({
    ...shared,
    name: 'gatehouse_tokens_total',
    help: 'Tokens as the answers state them.',
    labelNames: ['direction'],
  });
  const breaks = new Counter({
    ...shared,
    name: 'gatehouse_litellm_failures_total',
    help: 'Calls that LiteLLM did not answer, or not to the end, by reason.',
    labelNames: ['reason'],
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
    begin: () => underWay.inc(),
    end: (call, status, outcome) => {
      const { route } = call;
      underWay.dec();
      calls.inc({ route, status, outcome });
      duration.observe({ route }, (performance.now() - call.began) / 1000);
      if (call.firstPieceAt !== undefined)
        firstByte.observe({ route }, (call.firstPieceAt - call.began) / 1000);
      if (call.tokensIn !== undefined) tokens.inc({ direction: 'in' }, call.tokensIn);
      if (call.tokensOut !== undefined) tokens.inc({ direction: 'out' }, call.tokensOut);
      if (call.brokeWith !== undefined) breaks.inc({ reason: call.brokeWith });
    },
  };
}
