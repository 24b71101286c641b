/**
 * Turns of one session stand in line within this process, so that only the first of them asks the database for its turn.
 */
export class Lines {
  /** Those behind the one whose turn it is. */
  readonly #lines = new Map<string, (() => void)[]>();

  /** Stands first where nobody can stand yet. @returns how to leave, once */
  enterNew(key: string): () => void {
    this.#lines.set(key, []);
    return () => this.#leave(key);
  }

  /**
   * Resolves when it is one's turn.
   * @returns how to leave, once; undefined when it took too long
   * @throws the signal's reason when it is aborted
   */
  async enter(key: string, withinMs: number, signal: AbortSignal): Promise<(() => void) | undefined> {
    signal.throwIfAborted();
    const line = this.#lines.get(key);
    if (!line) return this.enterNew(key);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        const place = line.indexOf(next);
        if (place >= 0) line.splice(place, 1);
      };
      const next = (): void => {
        end();
        resolve(() => this.#leave(key));
      };
      const aborted = (): void => {
        end();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        end();
        resolve(undefined);
      }, withinMs);
      signal.addEventListener('abort', aborted, { once: true });
      line.push(next);
    });
  }

  #leave(key: string): void {
    const next = this.#lines.get(key)?.[0];
    if (next) next();
    else this.#lines.delete(key);
  }
}
