export interface ForkOptions {
  /** As people and the log see it: `postgres`, `middleware`. */
  readonly name: string;
  /** The child's settings, on top of our own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Each line of its output and its complaints. */
  readonly onLog: (line: string) => void;
}

/** A program of ours in a process of its own; it reports by messages and ends when we are gone. */
export interface Child {
  /** Undefined until the system has started it. */
  readonly pid: number | undefined;
  /** Where it listens, once it said so. Rejects with an AppError when it said that it failed, or ended before it said anything. */
  readonly ready: Promise<{ readonly port: number }>;
  /** Resolves when the process is gone, however that came, and its last lines were given to `onLog`. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  send(message: object): void;
  /** Hears every message; answers how to stop hearing. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Ends it at once. */
  kill(): void;
  /** Asks it to end, ends it when it did not within `graceMs`, and resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

/** Starts programs: with `child_process` under Node, with `utilityProcess` under Electron. */
export interface ChildHost {
  fork(entry: string, options: ForkOptions): Child;
}
