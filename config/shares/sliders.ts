/** Shares are whole thousandths, so that they can sum to exactly 100.0 %. */
export const WHOLE = 1000;

export interface SliderRow {
  /** Thousandths of the traffic, 0 to 1000. */
  readonly share: number;
  readonly isLocked: boolean;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Splits `total` into whole parts in proportion to `values` (evenly when all are 0); the largest remainders get what rounding leaves.
 */
export function apportion(values: readonly number[], total: number): readonly number[] {
  if (values.length === 0) return [];
  const largest = Math.max(...values);
  const weights = largest > 0 ? values.map((value) => value / largest) : values.map(() => 1);
  const whole = sum(weights);
  const exact = weights.map((value) => (value / whole) * total);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = Math.round(total - sum(parts));
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** Rows for numbers of any size, such as weights; all-zero numbers are split evenly. */
export function toRows(weights: readonly number[]): readonly SliderRow[] {
  return apportion(
    weights.map((weight) => Math.max(weight, 0)),
    WHOLE,
  ).map((share) => ({ share, isLocked: false }));
}

/**
 * Moves one slider. The unlocked others make room in proportion to what they have; locked ones keep theirs, and where they leave too little
 * room, or nobody could give or take, the slider goes as far as it can.
 */
export function moveSlider(rows: readonly SliderRow[], index: number, share: number): readonly SliderRow[] {
  const moved = rows[index];
  if (moved === undefined || moved.isLocked) return rows;
  const others = rows.flatMap((row, at) => (at !== index && !row.isLocked ? [at] : []));
  if (others.length === 0) return rows;
  const room = WHOLE - sum(rows.filter((row) => row.isLocked).map((row) => row.share));
  const wanted = Math.min(Math.max(Math.round(Number.isFinite(share) ? share : 0), 0), room);
  const parts = apportion(
    others.map((at) => rows[at]?.share ?? 0),
    room - wanted,
  );
  return rows.map((row, at) => {
    if (at === index) return { ...row, share: wanted };
    const place = others.indexOf(at);
    return place < 0 ? row : { ...row, share: parts[place] ?? 0 };
  });
}

export const setLock = (rows: readonly SliderRow[], index: number, isLocked: boolean): readonly SliderRow[] =>
  rows.map((row, at) => (at === index ? { ...row, isLocked } : row));

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The smallest whole weights with these shares: 900 and 100 become 9 and 1. */
export function toWeights(rows: readonly SliderRow[]): readonly number[] {
  const divisor = rows.map((row) => row.share).reduce(gcd, 0) || 1;
  return rows.map((row) => row.share / divisor);
}
