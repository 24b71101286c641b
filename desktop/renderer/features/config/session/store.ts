/** A value that is replaced as a whole, and who wants to know. Fits React's useSyncExternalStore. */
export class Store<T extends object> {
  private value: T;
  private readonly listeners = new Set<() => void>();

  constructor(value: T) {
    this.value = value;
  }

  readonly get = (): T => this.value;

  set(part: Partial<T>): void {
    const isSame = (Object.keys(part) as (keyof T)[]).every((key) => Object.is(part[key], this.value[key]));
    if (isSame) return;
    this.value = { ...this.value, ...part };
    for (const listener of [...this.listeners]) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
