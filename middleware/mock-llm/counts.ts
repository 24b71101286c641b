/** What has been asked so far, for tests and for people who watch. */
export interface Counts {
  readonly byModel: Readonly<Record<string, number>>;
  readonly open: number;
  /** The caller went away before the answer was whole. */
  readonly cancelled: number;
}

export interface Counter {
  /** @returns how to say that the request ended */
  begin(model: string): (end: 'answered' | 'cancelled') => void;
  read(): Counts;
  reset(): void;
}

/** Callers choose the names, so that they are counted one by one only up to here. */
const MAX_NAMES = 10_000;
const OTHERS = '(others)';

export function createCounter(): Counter {
  const byModel = new Map<string, number>();
  let open = 0;
  let cancelled = 0;
  return {
    begin: (model) => {
      const name = byModel.has(model) || byModel.size < MAX_NAMES ? model : OTHERS;
      byModel.set(name, (byModel.get(name) ?? 0) + 1);
      open += 1;
      return (end) => {
        open -= 1;
        if (end === 'cancelled') cancelled += 1;
      };
    },
    read: () => ({ byModel: Object.fromEntries(byModel), open, cancelled }),
    reset: () => {
      byModel.clear();
      cancelled = 0;
    },
  };
}
