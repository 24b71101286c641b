import type { SandboxEngine, SandboxPart, SandboxState, SandboxStatus } from '../../contract/sandbox.ts';
import { NO_DATABASE_NOTICE, type Problem, statusOf } from './status.ts';
import { Topic } from '../concurrency/topic.ts';

/** What the sandbox says of itself, and those who watch it. */
export class StatusBoard {
  private readonly parts: () => readonly SandboxPart[];
  private readonly changes = new Topic<SandboxStatus>();
  private current: SandboxState = 'stopped';
  private engine: SandboxEngine = 'compatible';
  private problem: Problem | undefined;
  private notice: Problem | undefined;
  private told = '';

  constructor(parts: () => readonly SandboxPart[]) {
    this.parts = parts;
  }

  /** What was asked for last, and how far it has come. */
  get phase(): SandboxState {
    return this.current;
  }

  get status(): SandboxStatus {
    const { engine, problem } = this;
    const notice = this.notice ?? (engine === 'litellm' ? NO_DATABASE_NOTICE : undefined);
    return statusOf({ phase: this.current, engine, parts: this.parts(), problem, notice });
  }

  /** The status now and after each change. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<SandboxStatus, void, void> {
    return this.changes.watch(signal, () => [this.status]);
  }

  /** @param problem why it did not get further */
  enter(phase: SandboxState, problem?: Problem): void {
    this.current = phase;
    this.problem = problem;
    this.tell();
  }

  setEngine(engine: SandboxEngine): void {
    this.engine = engine;
    this.tell();
  }

  /** @param notice what is good to know while it runs */
  setNotice(notice: Problem | undefined): void {
    this.notice = notice;
    this.tell();
  }

  /** Something in it may have changed. */
  tell(): void {
    const { status } = this;
    const text = JSON.stringify(status);
    if (text === this.told) return;
    this.told = text;
    this.changes.publish(status);
  }
}
