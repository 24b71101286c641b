import type { Deployment } from '../config/deployment.ts';

const MINUTE_MS = 60_000;
/** How many past calls decide a latency: LiteLLM's `max_latency_list_size`. */
const LATENCIES_KEPT = 10;
/** What a call that timed out counts as, in seconds. */
const TIMEOUT_LATENCY_S = 1_000;

interface Record {
  minute: number;
  tokens: number;
  requests: number;
  successes: number;
  failures: number;
  inFlight: number;
  latencies: number[];
  firstTokens: number[];
}

export interface Usage {
  readonly tokens: number;
  readonly requests: number;
}

/** What the strategies and cooldowns know about each deployment; times are milliseconds since the epoch. */
export interface Metrics {
  started(deployment: Deployment): void;
  ended(deployment: Deployment): void;
  succeeded(deployment: Deployment, call: SucceededCall, now: number): void;
  failed(deployment: Deployment, isTimeout: boolean, now: number): void;
  /** One request counted before it is made, as usage-based-routing-v2 does. */
  reserved(deployment: Deployment, now: number): void;
  inFlight(deployment: Deployment): number;
  /** Of this minute. */
  usage(deployment: Deployment, now: number): Usage;
  outcomes(deployment: Deployment, now: number): { readonly successes: number; readonly failures: number };
  /** Average seconds per completion token, or to the first piece of a stream; 0 for one that was never asked. */
  latency(deployment: Deployment, isStream: boolean): number;
}

export interface SucceededCall {
  readonly durationMs: number;
  /** Undefined for what is no stream. */
  readonly firstTokenMs: number | undefined;
  readonly completionTokens: number;
  readonly totalTokens: number;
  /** Whether the request was counted before it was made. */
  readonly wasReserved: boolean;
}

export function createMetrics(): Metrics {
  const records = new Map<string, Record>();
  const of = (deployment: Deployment): Record => {
    const known = records.get(deployment.id);
    if (known) return known;
    const fresh: Record = {
      minute: 0,
      tokens: 0,
      requests: 0,
      successes: 0,
      failures: 0,
      inFlight: 0,
      latencies: [],
      firstTokens: [],
    };
    records.set(deployment.id, fresh);
    return fresh;
  };
  const thisMinute = (deployment: Deployment, now: number): Record => {
    const record = of(deployment);
    const minute = Math.floor(now / MINUTE_MS);
    if (record.minute !== minute) {
      Object.assign(record, { minute, tokens: 0, requests: 0, successes: 0, failures: 0 });
    }
    return record;
  };
  return {
    started: (deployment) => void (of(deployment).inFlight += 1),
    ended: (deployment) => void (of(deployment).inFlight -= 1),
    succeeded: (deployment, call, now) => {
      const record = thisMinute(deployment, now);
      record.successes += 1;
      record.tokens += call.totalTokens;
      if (!call.wasReserved) record.requests += 1;
      keep(record.latencies, call.durationMs / 1000 / Math.max(call.completionTokens, 1));
      if (call.firstTokenMs !== undefined) keep(record.firstTokens, call.firstTokenMs / 1000);
    },
    failed: (deployment, isTimeout, now) => {
      const record = thisMinute(deployment, now);
      record.failures += 1;
      if (isTimeout) keep(record.latencies, TIMEOUT_LATENCY_S);
    },
    reserved: (deployment, now) => void (thisMinute(deployment, now).requests += 1),
    inFlight: (deployment) => of(deployment).inFlight,
    usage: (deployment, now) => thisMinute(deployment, now),
    outcomes: (deployment, now) => thisMinute(deployment, now),
    latency: (deployment, isStream) => {
      const { latencies, firstTokens } = of(deployment);
      return average(isStream && firstTokens.length > 0 ? firstTokens : latencies);
    },
  };
}

function keep(list: number[], value: number): void {
  list.push(value);
  if (list.length > LATENCIES_KEPT) list.shift();
}

const average = (list: readonly number[]): number =>
  list.length === 0 ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length;
