import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client';

/** Labels of one series, as they are told. */
type Labels = Readonly<Record<string, string>>;

/**
 * A counter that is added to by every call: a number under a key. prom-client's own would sort and join the labels each time, which
 * costs ten times as much; here that is done when Prometheus asks.
 */
export class Tally {
  private readonly counts = new Map<string, { readonly labels: Labels; value: number }>();

  /** @param key of the series, from the same labels always */
  add(key: string, by: number, labels: () => Labels): void {
    const known = this.counts.get(key);
    if (known) known.value += by;
    else this.counts.set(key, { labels: labels(), value: by });
  }

  values(): MetricValue<string>[] {
    return [...this.counts.values()].map(({ labels, value }) => ({ labels: { ...labels }, value }));
  }
}

/** The same for durations, in seconds, by route. */
export class Durations {
  private readonly series = new Map<string, { readonly counts: number[]; sum: number; total: number }>();
  private readonly name: string;
  private readonly bounds: readonly number[];

  /** @param bounds upper ends of the buckets, rising */
  constructor(name: string, bounds: readonly number[]) {
    this.name = name;
    this.bounds = bounds;
  }

  observe(route: string, seconds: number): void {
    let one = this.series.get(route);
    if (!one) this.series.set(route, (one = { counts: this.bounds.map(() => 0), sum: 0, total: 0 }));
    one.sum += seconds;
    one.total += 1;
    const bucket = this.bounds.findIndex((bound) => seconds <= bound);
    if (bucket !== -1) one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
  }

  values(): MetricValue<string>[] {
    const { name, bounds } = this;
    return [...this.series].flatMap(([route, { counts, sum, total }]) => {
      let below = 0;
      const buckets = bounds.map((le, at) => ({
        labels: { le, route },
        value: (below += counts[at] ?? 0),
        metricName: `${name}_bucket`,
      }));
      return [
        ...buckets,
        { labels: { le: '+Inf', route }, value: total, metricName: `${name}_bucket` },
        { labels: { route }, value: sum, metricName: `${name}_sum` },
        { labels: { route }, value: total, metricName: `${name}_count` },
      ];
    });
  }
}

interface Told {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'histogram';
  readonly values: () => MetricValue<string>[];
}

/** Has a registry tell of what is counted here, beside its own metrics. */
export function tell(registry: Registry, { name, help, type, values }: Told): void {
  const get = (): MetricObjectWithValues<MetricValue<string>> =>
    ({ name, help, type, values: values(), aggregator: 'sum' }) as unknown as MetricObjectWithValues<
      MetricValue<string>
    >;
  registry.registerMetric({ name, get, reset: () => undefined } as unknown as Parameters<
    Registry['registerMetric']
  >[0]);
}
