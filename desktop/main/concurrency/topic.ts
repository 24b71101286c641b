type Listener<T> = (item: T) => void;

/** Tells those who watch. */
export class Topic<T> {
  private readonly listeners = new Set<Listener<T>>();

  publish(item: T): void {
    for (const listener of this.listeners) listener(item);
  }

  /**
   * Each item from the first `next` on, none left out; ends when `signal` says so.
   * @param begin what comes before all others, asked at the first `next`
   */
  async *watch(
    signal: AbortSignal | undefined,
    begin: () => readonly T[] = () => [],
  ): AsyncGenerator<T, void, void> {
    const waiting = [...begin()];
    let wake = (): void => undefined;
    const listener: Listener<T> = (item) => {
      waiting.push(item);
      wake();
    };
    const leave = (): void => wake();
    this.listeners.add(listener);
    signal?.addEventListener('abort', leave);
    try {
      while (signal?.aborted !== true) {
        const item = waiting.shift();
        if (item !== undefined) yield item;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.listeners.delete(listener);
      signal?.removeEventListener('abort', leave);
    }
  }
}
