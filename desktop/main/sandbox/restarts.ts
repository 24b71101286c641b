/** So many ends within the window, and it is not started again. */
export const MAX_ENDS = 5;
const WINDOW_MS = 60_000;
const FIRST_DELAY_MS = 250;

/** Decides whether and when a part that ended by itself is started again. */
export class Restarts {
  private ends: readonly number[] = [];

  /**
   * @param now milliseconds on any clock that only goes forward
   * @returns how long to wait, in milliseconds; undefined when it ended too often
   */
  next(now: number): number | undefined {
    this.ends = [...this.ends.filter((at) => now - at < WINDOW_MS), now];
    return this.ends.length < MAX_ENDS ? FIRST_DELAY_MS * 2 ** (this.ends.length - 1) : undefined;
  }
}
