/** Lines `aStart` to `aEnd` of one text became lines `bStart` to `bEnd` of the other; ends are exclusive. */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** More differences than this are taken as one: nobody merges them line by line. */
const MOST_DIFFERENCES = 2_000;

/** The shortest way from one list of lines to the other (Myers, "An O(ND) Difference Algorithm", 1986). */
export function diffLines(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length === 0 && right.length === 0) return [];
  return middle(left, right).map((hunk) => ({
    aStart: hunk.aStart + start,
    aEnd: hunk.aEnd + start,
    bStart: hunk.bStart + start,
    bEnd: hunk.bEnd + start,
  }));
}

function middle(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const whole: Hunk = { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length };
  // reached[k]: how far into `a` a path on diagonal k (= x - y) has come.
  let reached = new Map<number, number>([[1, 0]]);
  const rounds: ReadonlyMap<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_DIFFERENCES); d += 1) {
    rounds.push(reached);
    const next = new Map(reached);
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reached, k, d) ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace(rounds, a.length, b.length);
    }
    reached = next;
  }
  return [whole];
}

const at = (reached: ReadonlyMap<number, number>, k: number): number => reached.get(k) ?? -1;

const goesDown = (reached: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && at(reached, k - 1) < at(reached, k + 1));

function trace(
  rounds: readonly ReadonlyMap<number, number>[],
  aLength: number,
  bLength: number,
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let x = aLength;
  let y = bLength;
  for (let d = rounds.length - 1; d > 0; d -= 1) {
    const reached = rounds[d] ?? new Map<number, number>();
    const k = x - y;
    const down = goesDown(reached, k, d);
    const fromX = at(reached, down ? k + 1 : k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    const hunk = {
      aStart: fromX,
      aEnd: down ? fromX : fromX + 1,
      bStart: fromY,
      bEnd: down ? fromY + 1 : fromY,
    };
    const last = hunks.at(-1);
    if (last?.aStart === hunk.aEnd && last.bStart === hunk.bEnd)
      hunks[hunks.length - 1] = { ...hunk, aEnd: last.aEnd, bEnd: last.bEnd };
    else hunks.push(hunk);
    x = fromX;
    y = fromY;
  }
  return hunks.reverse();
}
