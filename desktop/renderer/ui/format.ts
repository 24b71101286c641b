const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** What stands where there is no figure: a dash that screen readers skip is worse than one that is read. */
export const NO_FIGURE = '–';

/** `12,480` */
export const formatInteger = (value: number): string =>
  Number.isFinite(value) ? integer.format(value) : NO_FIGURE;

/**
 * Money with its currency: `$3.20`, `$12,480`, `$0.0043`. Small amounts keep two significant digits, because a call often costs
 * less than a cent.
 */
export function formatUsd(value: number): string {
  if (!Number.isFinite(value)) return NO_FIGURE;
  const size = Math.abs(value);
  const digits =
    size === 0 || (size >= 0.1 && size < 1000)
      ? 2
      : size >= 1000
        ? 0
        : Math.min(8, 1 - Math.floor(Math.log10(size)));
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share from 0 to 1 as `89.6 %`. */
export const formatPercent = (share: number, digits = 1): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(digits)} %` : NO_FIGURE;

/** A latency: `840 ms`, `2.1 s`, `1 m 5 s`. */
export function formatLatency(ms: number): string {
  if (!Number.isFinite(ms)) return NO_FIGURE;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : formatElapsed(ms);
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** A span in its two largest units: `3 h 12 m`, `45 s`, `2 d`. */
export function formatElapsed(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const first = UNITS.findIndex(([, seconds]) => total >= seconds);
  if (first === -1) return '0 s';
  let rest = total;
  const parts = UNITS.slice(first, first + 2).map(([unit, seconds]) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count > 0 ? `${count} ${unit}` : '';
  });
  return parts.filter(Boolean).join(' ');
}

/** `just now`, `5 m ago`, `in 3 h`; only the largest unit, the exact time is on hover. */
export function formatRelative(at: Date, now: Date): string {
  const difference = now.getTime() - at.getTime();
  const seconds = Math.floor(Math.abs(difference) / 1000);
  if (Number.isNaN(difference)) return 'unknown';
  if (seconds < 10) return 'just now';
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
  const span = `${Math.floor(seconds / size)} ${unit}`;
  return difference > 0 ? `${span} ago` : `in ${span}`;
}

/** Local date, time to the second and zone: `2026-11-24 10:02:11 GMT+1`. */
export function formatExact(at: Date): string {
  if (Number.isNaN(at.getTime())) return 'unknown time';
  const pad = (value: number): string => String(value).padStart(2, '0');
  const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const date = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(pad).join(':');
  return `${date} ${time} ${zone ?? ''}`.trim();
}

/** `10:02:11.480` in local time, for log lines. */
export function formatClock(at: Date): string {
  if (Number.isNaN(at.getTime())) return '';
  const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}.${pad(at.getMilliseconds(), 3)}`;
}

/** Long ids keep both ends: `arn:aws:ecs:…/prod-eu`. `length` counts characters and is at least 5. */
export function shortenMiddle(text: string, length: number): string {
  const characters = Array.from(text);
  const wanted = Math.max(5, length);
  if (characters.length <= wanted) return text;
  const head = Math.ceil((wanted - 1) / 2);
  const tail = wanted - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/** `1 gateway`, `2 gateways`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatInteger(count)} ${count === 1 ? one : many}`;
