/** Words that LiteLLM takes for a duration since 1.104. */
const WORDS = ['hourly', 'daily', 'weekly', 'monthly'];
const UNITS: Readonly<Record<string, string>> = {
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  wk: 'w',
  week: 'w',
  weeks: 'w',
  mo: 'mo',
  mon: 'mo',
  month: 'mo',
  months: 'mo',
  mth: 'mo',
};

export type Duration =
  | { readonly kind: 'duration' }
  | { readonly kind: 'zero' }
  /** `meant` is the same in LiteLLM's grammar, when it can be told. */
  | { readonly kind: 'malformed'; readonly meant: string | undefined };

/**
 * Reads a duration such as `30s`, `30m`, `12h`, `30d`, `2w`, `1mo`.
 * Source: `duration_in_seconds` of LiteLLM 1.104.4, which reads the beginning of a text only; what stands behind is a mistake here.
 */
export function readDuration(text: string): Duration {
  if (WORDS.includes(text.trim().toLowerCase())) return { kind: 'duration' };
  const [, digits, unit] = /^(\d+)(mo|[smhdw])$/.exec(text) ?? [];
  if (digits !== undefined && unit !== undefined) return { kind: Number(digits) === 0 ? 'zero' : 'duration' };
  return { kind: 'malformed', meant: meantBy(text) };
}

function meantBy(text: string): string | undefined {
  const [, digits = '', word = ''] = /^\s*(\d+)\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  // A capital M is a month to some and a minute to others.
  const unit = word === 'M' ? undefined : UNITS[word.toLowerCase()];
  if (unit !== undefined) return `${Number(digits)}${unit}`;
  const years = /^\s*(\d+)\s*(y|yr|yrs|year|years)\s*$/i.exec(text)?.[1];
  return years === undefined ? undefined : `${Number(years) * 12}mo`;
}
