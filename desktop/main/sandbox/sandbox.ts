import { join } from 'node:path';
import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import {
  SANDBOX_PARTS,
  type SandboxEngine,
  type SandboxLogLine,
  type SandboxPartName,
  type SandboxStatus,
} from '../../contract/sandbox.ts';
import type { ChildHost } from '../children/child.ts';
import type { ApplyOutcome, GatewayConnection, TryOut } from '../target.ts';
import { applyByStarting, applyToRunning } from './apply-config.ts';
import { Ensemble, type SandboxProgram } from './ensemble.ts';
import { type Remembered, SandboxFiles } from './files.ts';
import { type Availability, LitellmEngine } from './litellm-engine.ts';
import type { PriceOf } from './overlay/deployments.ts';
import { problemOf } from './part.ts';
import { movedNotice } from './status.ts';
import { StatusBoard } from './status-board.ts';
import { Turns } from '../concurrency/turns.ts';
import { endIfAborted } from './when-ready.ts';

export interface SandboxOptions {
  /** Gatehouse's; the sandbox keeps its files in one folder there. Absolute. */
  readonly dataDir: string;
  readonly host: ChildHost;
  /** The file of each program. Absolute. */
  readonly entries: Readonly<Record<SandboxProgram, string>>;
  /** The published config.yaml. */
  readonly runningConfig: () => Promise<string>;
  /** A virtual environment that holds LiteLLM already; otherwise one is made under the data folder when it is wanted. */
  readonly litellmVenv?: string | undefined;
  /** What LiteLLM's installation keeps to; see LitellmEngineOptions. */
  readonly litellmConstraints: () => Promise<string>;
  /** How long the mock backend thinks, in milliseconds; its own default when absent. */
  readonly mockDelayMs?: number | undefined;
  /** Prices of models whose own the config does not say; without it those cost nothing. */
  readonly prices?: (() => Promise<PriceOf>) | undefined;
}

/** The gateway on this machine. One thing is done at a time; a stop cancels what was asked before it. */
export class Sandbox {
  private readonly runningConfig: () => Promise<string>;
  private readonly files: SandboxFiles;
  private readonly ensemble: Ensemble;
  private readonly litellm: LitellmEngine;
  private readonly board: StatusBoard;
  private readonly turns = new Turns();
  /** Of everything that was asked since the last stop. */
  private asked = new AbortController();
  private remembered: Remembered | undefined;

  constructor(options: SandboxOptions) {
    const { dataDir, host, entries, litellmVenv, mockDelayMs, prices } = options;
    this.runningConfig = options.runningConfig;
    this.files = new SandboxFiles(dataDir);
    this.litellm = new LitellmEngine({
      venv: litellmVenv ?? join(dataDir, 'litellm-venv'),
      isForeign: litellmVenv !== undefined,
      constraints: options.litellmConstraints,
      log: (line) => this.ensemble.logs.gateway.add(line),
    });
    this.ensemble = new Ensemble({
      host,
      entries,
      mockDelayMs,
      prices,
      files: this.files,
      litellmVenv: this.litellm.venv,
      onChange: () => this.board.tell(),
    });
    const { parts } = this.ensemble;
    this.board = new StatusBoard(() => SANDBOX_PARTS.map((name) => parts[name].status));
  }

  get status(): SandboxStatus {
    return this.board.status;
  }

  /** The status now and after each change. */
  watch(signal?: AbortSignal): AsyncGenerator<SandboxStatus, void, void> {
    return this.board.watch(signal);
  }

  /** The kept lines of a part and then the new ones, in batches. */
  watchLogs(part: SandboxPartName, signal?: AbortSignal): AsyncGenerator<SandboxLogLine[], void, void> {
    return this.ensemble.logs[part].watch(signal);
  }

  /** The master key; it opens this machine's gateway only. */
  key(): Promise<string> {
    return this.files.masterKey();
  }

  availability(): Promise<Availability> {
    return this.litellm.availability();
  }

  /** @throws AppError UNAVAILABLE when the sandbox does not run */
  async connection(): Promise<GatewayConnection> {
    const { state } = this.status;
    if (state === 'starting') throw new AppError('UNAVAILABLE', 'The sandbox is starting.');
    if (state === 'stopped') {
      throw new AppError('UNAVAILABLE', 'The sandbox does not run.', { remedy: 'Start the sandbox.' });
    }
    return { url: this.ensemble.parts.middleware.url, masterKey: await this.key() };
  }

  /**
   * Resolves when every part answers.
   * @throws AppError with the reason when one does not, which the status has too; CANCELLED when it was stopped meanwhile
   */
  start(): Promise<SandboxStatus> {
    return this.turn((signal) => this.startNow(signal));
  }

  /** Resolves when nothing is left. */
  stop(): Promise<SandboxStatus> {
    this.cancel();
    return this.turns.run(() => this.stopNow());
  }

  /** Forgets database, key and spend, and starts again with the published config. */
  reset(): Promise<SandboxStatus> {
    this.cancel();
    return this.turn(async (signal) => {
      await this.stopNow();
      await this.files.forget();
      return this.startNow(signal);
    });
  }

  /**
   * Changes over to the other engine while requests go on; one that does not run only remembers it.
   * @throws AppError with the reason when the new one does not come up; then the old one goes on
   */
  switchEngine(engine: SandboxEngine): Promise<SandboxStatus> {
    return this.turn(async (signal) => {
      const { port } = await this.recall();
      if (engine === this.status.engine) return this.status;
      if (engine === 'litellm') await this.litellm.install(signal);
      if (this.status.state === 'running') {
        const stages = this.ensemble.replaceGateway({ engine, text: await this.runningConfig() }, signal);
        while ((await stages.next()).done !== true);
      }
      await this.remember({ engine, port });
      return this.status;
    });
  }

  /** See GatewayTarget. */
  async *apply(
    text: string,
    tryOut: TryOut,
    signal: AbortSignal,
  ): AsyncGenerator<PublishEvent, ApplyOutcome, void> {
    const either = AbortSignal.any([signal, this.asked.signal]);
    const leave = await this.turns.enter();
    try {
      const { engine } = await this.recall();
      const masterKey = await this.key();
      const tried = (url: string): ReturnType<TryOut> => tryOut({ url, masterKey });
      if (this.status.state === 'running') {
        return yield* applyToRunning(this.ensemble.replaceGateway({ engine, text }, either), tried);
      }
      const wasWanted = this.board.phase === 'running';
      const outcome = yield* applyByStarting(
        () => this.startNow(either, text),
        () => tried(this.ensemble.parts.middleware.url),
      );
      if (outcome.kind === 'applied') return outcome;
      if (this.board.phase === 'running') await this.stopNow();
      if (wasWanted) await this.startNow(this.asked.signal).catch(ifUnderstood);
      return outcome;
    } finally {
      leave();
    }
  }

  private cancel(): void {
    this.asked.abort();
    this.asked = new AbortController();
  }

  private turn<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.asked;
    return this.turns.run(() => {
      endIfAborted(signal);
      return work(signal);
    });
  }

  private async startNow(signal: AbortSignal, text?: string): Promise<SandboxStatus> {
    if (this.status.state === 'running') return this.status;
    if (this.board.phase !== 'stopped') await this.ensemble.stop();
    this.board.setNotice(undefined);
    this.board.enter('starting');
    try {
      const { engine, port } = await this.recall();
      if (engine === 'litellm') await this.litellm.install(signal);
      await this.ensemble.start({ engine, text: text ?? (await this.runningConfig()) }, port, signal);
      const now = this.ensemble.parts.middleware.status.port ?? 0;
      if (port !== 0 && now !== port) this.board.setNotice(movedNotice(now));
      // A disk that has become full is no reason not to run.
      await this.remember({ engine, port: now }).catch(ifUnderstood);
      this.board.enter('running');
      return this.status;
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'CANCELLED';
      this.board.enter(isCancelled ? 'stopped' : 'failed', isCancelled ? undefined : problemOf(error));
      throw error;
    }
  }

  private async stopNow(): Promise<SandboxStatus> {
    this.board.enter('stopping');
    await this.ensemble.stop();
    this.board.enter('stopped');
    return this.status;
  }

  private async recall(): Promise<Remembered> {
    this.remembered ??= await this.files.remembered();
    this.board.setEngine(this.remembered.engine);
    return this.remembered;
  }

  private async remember(state: Remembered): Promise<void> {
    this.remembered = state;
    this.board.setEngine(state.engine);
    await this.files.remember(state);
  }
}

/** The status says it already. */
function ifUnderstood(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
