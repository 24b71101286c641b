/** Lets one piece of work run after another. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for everybody who came before; whoever calls the answer lets the next one in. */
  async enter(): Promise<() => void> {
    let leave = (): void => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    const before = this.last;
    this.last = before.then(() => mine);
    await before;
    return leave;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
