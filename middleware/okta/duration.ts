/** A length of time as LiteLLM writes it; a month has no fixed length, so there is a shortest and a longest. */
export interface Duration {
  /** As LiteLLM reads it, for example `30d`. */
  readonly text: string;
  readonly minS: number;
  readonly maxS: number;
}

type Unit = 's' | 'm' | 'h' | 'd' | 'w' | 'mo';

const DAY_S = 86_400;
const UNIT_S: Readonly<Record<Exclude<Unit, 'mo'>, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: DAY_S,
  w: 7 * DAY_S,
};
const SHORTEST_MONTH_S = 28 * DAY_S;
const LONGEST_MONTH_S = 31 * DAY_S;
/** Far from where date arithmetic overflows in LiteLLM. */
const LONGEST_S = 10 * 366 * DAY_S;

/** LiteLLM takes anything that merely begins so (`30days`); we take the whole text or nothing. */
function parse(text: string): { readonly count: number; readonly unit: Unit } | undefined {
  const [, digits, unit] = /^([1-9]\d{0,8})(s|m|h|d|w|mo)$/.exec(text) ?? [];
  return digits === undefined || unit === undefined
    ? undefined
    : { count: Number(digits), unit: unit as Unit };
}

/** How long a key lives: `90s`, `15m`, `8h`, `30d`, `2w`, `3mo`, at most ten years; undefined for anything else. */
export function readKeyDuration(text: string): Duration | undefined {
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  const { count, unit } = parsed;
  const [minS, maxS] =
    unit === 'mo'
      ? [count * SHORTEST_MONTH_S, count * LONGEST_MONTH_S]
      : [count * UNIT_S[unit], count * UNIT_S[unit]];
  return maxS > LONGEST_S ? undefined : { text, minS, maxS };
}

/**
 * After how long a budget begins anew, by what LiteLLM 1.104.4 does (`duration_parser.py`) rather than by what the text says:
 * `30d` and `1mo` are both the calendar month and no other number of months works; hours, minutes and seconds never reach over the
 * next midnight, so `720h` is a day, not a month. Such are not read: undefined. The first period is shorter whatever the length, as
 * LiteLLM counts from midnight, Monday or the first of the month.
 */
export function readBudgetDuration(text: string): Duration | undefined {
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  const { count, unit } = parsed;
  if ((unit === 'mo' && count === 1) || (unit === 'd' && count === 30)) {
    return { text, minS: SHORTEST_MONTH_S, maxS: LONGEST_MONTH_S };
  }
  if (unit === 'mo') return undefined;
  const lengthS = count * UNIT_S[unit];
  if (unit === 'd' || unit === 'w') {
    return lengthS > LONGEST_S ? undefined : { text, minS: lengthS, maxS: lengthS };
  }
  // Those that do not divide the day are cut short at its end.
  return count > (unit === 'h' ? 24 : 60) ? undefined : { text, minS: 0, maxS: lengthS };
}

/** Whether `asked` can never outlast `cap`. */
export const isNoLonger = (asked: Duration, cap: Duration): boolean =>
  isSame(asked, cap) || asked.maxS <= cap.minS;

/** Whether `asked` can never be over before `floor`. */
export const isNoShorter = (asked: Duration, floor: Duration): boolean =>
  isSame(asked, floor) || asked.minS >= floor.maxS;

const isSame = (one: Duration, other: Duration): boolean =>
  one.text === other.text ||
  (one.minS === other.minS && one.maxS === other.maxS && one.maxS === LONGEST_MONTH_S);
