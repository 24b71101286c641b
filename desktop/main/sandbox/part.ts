import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { AppError, BUG_MESSAGE } from '../../contract/errors.ts';
import type { SandboxPart, SandboxPartName } from '../../contract/sandbox.ts';
import type { Child } from '../children/child.ts';
import { PART_LABELS } from './part-labels.ts';
import { isFree } from './ports.ts';
import { MAX_ENDS, Restarts } from './restarts.ts';
import { endIfAborted, whenReady } from './when-ready.ts';

type Problem = NonNullable<SandboxPart['problem']>;

export interface PartOptions {
  readonly name: SandboxPartName;
  /** Forks its program, which listens on the port, or anywhere for 0. */
  readonly fork: (port: number) => Promise<Child>;
  readonly readyWithinMs: () => number;
  /** How long it may take to end. */
  readonly graceMs: number;
  readonly log: (line: string) => void;
  readonly onChange: () => void;
  /** It came back after it had ended, on another port. */
  readonly onMoved: () => void;
}

/** One program of the sandbox: started, watched, started again when it ends by itself, stopped. */
export class Part {
  private readonly options: PartOptions;
  private current: SandboxPart;
  private child: Child | undefined;
  private leaving = new AbortController();
  private restarts = new Restarts();
  private recovering: Promise<void> = Promise.resolve();

  constructor(options: PartOptions) {
    this.options = options;
    this.current = { name: options.name, state: 'stopped' };
  }

  get status(): SandboxPart {
    return this.current;
  }

  /** The running child, if it runs. */
  get running(): Child | undefined {
    return this.child;
  }

  /** Where it listens, on this machine. @throws AppError UNAVAILABLE when it does not */
  get url(): string {
    const { port } = this.current;
    if (port === undefined) {
      throw new AppError('UNAVAILABLE', `${this.label} of the sandbox does not run.`, {
        remedy: 'Start the sandbox.',
      });
    }
    return `http://127.0.0.1:${port}`;
  }

  /**
   * @param preferredPort 0 when any will do; another one is taken when it is in use
   * @throws AppError with the reason when it does not come up, CANCELLED when `signal` said so
   */
  async start(preferredPort: number, signal: AbortSignal): Promise<void> {
    this.restarts = new Restarts();
    this.set({ state: 'starting' });
    try {
      await this.launch(preferredPort, AbortSignal.any([signal, this.leaving.signal]));
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'CANCELLED';
      this.set(isCancelled ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error) });
      throw error;
    }
  }

  /** Ends it as if by itself, so that it comes back with what its program is given now. */
  renew(): void {
    this.child?.kill();
  }

  async stop(): Promise<void> {
    this.leaving.abort();
    this.leaving = new AbortController();
    const { child } = this;
    this.child = undefined;
    if (child) this.set({ state: 'stopping' });
    await child?.stop(this.options.graceMs);
    await this.recovering;
    this.set({ state: 'stopped' });
  }

  /** Puts a child that is ready into its place; the one before it goes on and is the caller's to stop. */
  replace(child: Child, port: number): Child | undefined {
    const before = this.child;
    this.child = child;
    this.restarts = new Restarts();
    this.options.log(`Gatehouse: listens on port ${port}.`);
    this.set({ state: 'running', port, startedAt: new Date().toISOString() });
    void child.exited.then((end) => {
      if (this.child === child) this.ended(port, end.signal ?? `exit code ${String(end.code)}`);
    });
    return before;
  }

  private get label(): string {
    return PART_LABELS[this.options.name];
  }

  private async launch(preferredPort: number, signal: AbortSignal): Promise<void> {
    const asked = preferredPort > 0 && (await isFree(preferredPort)) ? preferredPort : 0;
    endIfAborted(signal);
    const child = await this.options.fork(asked);
    try {
      const { restarts } = this;
      const withinMs = this.options.readyWithinMs();
      this.replace(child, await whenReady(child, { label: this.label, withinMs, signal }));
      this.restarts = restarts;
    } catch (error) {
      // Somebody may have been quicker to take that port.
      if (asked === 0 || signal.aborted) throw error;
      await this.launch(0, signal);
    }
  }

  private ended(port: number, how: string): void {
    this.child = undefined;
    this.options.log(`Gatehouse: it ended by itself: ${how}.`);
    this.recovering = this.recover(port, this.leaving.signal);
  }

  private async recover(port: number, signal: AbortSignal): Promise<void> {
    let problem: Problem = { message: `${this.label} ended by itself and is started again.` };
    while (!signal.aborted) {
      const delay = this.restarts.next(performance.now());
      if (delay === undefined) {
        const remedy = problem.remedy ?? 'Its log says why. Start the sandbox again, or reset it.';
        const message = `${this.label} ended ${MAX_ENDS} times in a row and is not started again.`;
        this.set({ state: 'failed', problem: { message, remedy } });
        return;
      }
      this.set({ state: 'starting', problem });
      try {
        await setTimeout(delay, undefined, { signal });
        await this.launch(port, signal);
        if (this.current.port !== port) this.options.onMoved();
        return;
      } catch (error) {
        problem = problemOf(error);
      }
    }
  }

  private set(status: Omit<SandboxPart, 'name'>): void {
    this.current = { name: this.options.name, ...status };
    this.options.onChange();
  }
}

/** What the window is told of a failure; a bug's own words go to no window. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof AppError)) return { message: BUG_MESSAGE };
  return { message: error.message, ...(error.remedy !== undefined && { remedy: error.remedy }) };
}
