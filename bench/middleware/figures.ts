/** The middle one; of an even number the upper. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A row of columns: the first to the left, the others to the right. */
export const row = (name: string, ...columns: readonly (string | number)[]): string =>
  `${name.padEnd(28)}${columns.map((column) => String(column).padStart(16)).join('')}`;

export const whole = (value: number): string => value.toFixed(0);
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 1)} ms`;
export const mib = (value: number): string => `${value.toFixed(1)} MiB`;

/** A figure beside its target. */
export const held = (isMet: boolean, target: string): string => `${target}: ${isMet ? 'met' : 'MISSED'}`;

export const NOT_THERE = 'not there yet';
