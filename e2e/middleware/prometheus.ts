/** One sample of a text in Prometheus' form. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/gy;
const TYPES = new Set(['counter', 'gauge', 'histogram', 'summary', 'untyped']);
/** What a histogram's and a summary's samples have after the metric's name. */
const SUFFIX = /_(bucket|sum|count)$/;

/**
 * Reads the text that Prometheus scrapes, by the rules of its format: each metric described once and before its samples, no sample
 * twice, buckets that add up.
 * @throws Error that names the line
 */
export function readMetrics(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const types = new Map<string, string>();
  const samples = new Map<string, Sample>();
  for (const line of text.split('\n')) {
    const [, word, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (line === '' || word === 'HELP') continue;
    if (word === 'TYPE') {
      if (types.has(name) || !NAME.test(name) || !TYPES.has(rest)) throw new Error(line);
      types.set(name, rest);
      continue;
    }
    const sample = readSample(line);
    if (!types.has(sample.name) && !types.has(sample.name.replace(SUFFIX, ''))) throw new Error(line);
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
    if (samples.has(key)) throw new Error(`Twice: ${line}`);
    samples.set(key, sample);
  }
  const all = [...samples.values()];
  for (const [name, type] of types) if (type === 'histogram') checkBuckets(name, all);
  return all;
}

function readSample(line: string): Sample {
  const [, name, inner = '', number = ''] = SAMPLE.exec(line) ?? [];
  const labels: Record<string, string> = {};
  let read = 0;
  for (const [whole, label = '', value = ''] of inner.matchAll(LABEL)) {
    labels[label] = value;
    read += whole.length;
  }
  const value = number === '+Inf' ? Infinity : Number(number);
  if (name === undefined || read !== inner.length || (Number.isNaN(value) && number.toLowerCase() !== 'nan'))
    throw new Error(`This is no sample: ${line}`);
  return { name, labels, value };
}

/** Each bucket holds those before it, and the last one all. */
function checkBuckets(name: string, samples: readonly Sample[]): void {
  for (const { labels, value: count } of samples.filter((sample) => sample.name === `${name}_count`)) {
    const own = samples.filter(
      (sample) =>
        sample.name === `${name}_bucket` &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
    const values = own.map(({ value }) => value);
    if (own.at(-1)?.labels['le'] !== '+Inf' || values.at(-1) !== count) throw new Error(`${name}: no +Inf`);
    if (values.some((value, at) => value < (values[at - 1] ?? 0))) throw new Error(`${name}: not adding up`);
  }
}
