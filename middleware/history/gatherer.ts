export interface GathererOptions<Item, Result> {
  /** Carries out all of them; one result each, in the same order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly sizeOf?: (item: Item) => number;
  /** Whether a failure may be one item's own, or come of their being together: then each is tried by itself. */
  readonly isBetterAlone: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** A second statement may be on its way while the first is carried out; more of them would only make each smaller. */
const MOST_IN_FLIGHT = 2;
const MOST_ITEMS = 256;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Natural batching: while one statement is in flight, what comes meanwhile gathers and goes as one. An idle gatherer waits for no more than
 * the requests that arrived in the same round of the event loop.
 */
export class Gatherer<Item, Result> {
  readonly #options: GathererOptions<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  #inFlight = 0;
  #isDue = false;

  constructor(options: GathererOptions<Item, Result>) {
    this.#options = options;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#goSoon();
    });
  }

  #goSoon(): void {
    if (this.#isDue || this.#inFlight >= MOST_IN_FLIGHT || this.#waiting.length === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      void this.#go(this.#take());
    });
  }

  #take(): Waiting<Item, Result>[] {
    const { sizeOf } = this.#options;
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && count < MOST_ITEMS) {
      const next = this.#waiting[count];
      bytes += sizeOf && next ? sizeOf(next.item) : 0;
      if (count > 0 && bytes > MOST_BYTES) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #go(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    this.#inFlight += 1;
    await this.#carryOut(batch);
    this.#inFlight -= 1;
    this.#goSoon();
  }

  async #carryOut(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.run(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (batch.length > 1 && this.#options.isBetterAlone(error)) {
        for (const one of batch) await this.#carryOut([one]);
        return;
      }
      for (const { reject } of batch) reject(error);
    }
  }
}
