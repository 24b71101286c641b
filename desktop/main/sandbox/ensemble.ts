import type { SandboxEngine, SandboxPartName } from '../../contract/sandbox.ts';
import { SANDBOX_PARTS } from '../../contract/sandbox.ts';
import type { Child, ChildHost } from '../children/child.ts';
import type { SandboxFiles } from './files.ts';
import { GatewayPrograms } from './gateway-programs.ts';
import { Part, type PartOptions } from './part.ts';
import { PartLog } from './part-log.ts';
import type { PriceOf } from './overlay/deployments.ts';
import { databaseUrl } from './postgres-url.ts';
import { replaceGateway, type Stage } from './replace-gateway.ts';

export type SandboxProgram = 'postgres' | 'mock-llm' | 'compatible-gateway' | 'middleware' | 'litellm';

export interface EnsembleOptions {
  readonly host: ChildHost;
  readonly entries: Readonly<Record<SandboxProgram, string>>;
  readonly files: SandboxFiles;
  readonly litellmVenv: string;
  /** How long the mock backend thinks, in milliseconds; its own default when absent. */
  readonly mockDelayMs?: number | undefined;
  readonly prices?: (() => Promise<PriceOf>) | undefined;
  readonly onChange: () => void;
}

/** What the gateway runs. */
export interface GatewayPlan {
  readonly engine: SandboxEngine;
  /** The operator's config.yaml. */
  readonly text: string;
}

/** LiteLLM imports for ten to twenty seconds on a fast machine. */
const READY_WITHIN_MS = { compatible: 30_000, litellm: 180_000 } as const;

/** Requests under way get half of it. */
const MIDDLEWARE_GRACE_MS = 4_000;
/** Some shells set it, to this machine's name. */
const LOOPBACK = { HOST: '127.0.0.1' };

/** The four programs of the sandbox, and who has to know where the others are. */
export class Ensemble {
  readonly parts: Readonly<Record<SandboxPartName, Part>>;
  readonly logs: Readonly<Record<SandboxPartName, PartLog>>;
  private readonly options: EnsembleOptions;
  private readonly programs: GatewayPrograms;
  /** Gateways that finish what they began before another took their place. */
  private readonly retired = new Set<Child>();
  private plan: GatewayPlan = { engine: 'compatible', text: '' };
  private secrets = { masterKey: '', password: '' };

  constructor(options: EnsembleOptions) {
    const { files, host, entries, litellmVenv, prices } = options;
    this.options = options;
    const hidden = (): string[] => Object.values(this.secrets).filter((secret) => secret !== '');
    const logs = SANDBOX_PARTS.map((name) => [name, new PartLog(files.logFile(name), hidden)]);
    this.logs = Object.fromEntries(logs) as Record<SandboxPartName, PartLog>;
    this.programs = new GatewayPrograms({
      host,
      entries,
      folder: files.gatewayFolder,
      litellmVenv,
      prices,
      log: (line) => this.logs.gateway.add(line),
    });
    const renewGateway = (): void => this.parts.gateway.renew();
    this.parts = {
      postgres: this.part('postgres', {
        fork: (port) => this.fork('postgres', { FOLDER: files.postgresFolder, PORT: String(port) }),
        readyWithinMs: () => 150_000,
        graceMs: 10_000,
        onMoved: () => {
          renewGateway();
          this.parts.middleware.renew();
        },
      }),
      'mock-llm': this.part('mock-llm', {
        fork: (port) => this.fork('mock-llm', { PORT: String(port), ...this.mockSettings() }),
        readyWithinMs: () => 30_000,
        graceMs: 1_000,
        onMoved: renewGateway,
      }),
      gateway: this.part('gateway', {
        fork: (port) => this.forkGateway(this.plan, port),
        readyWithinMs: () => READY_WITHIN_MS[this.plan.engine],
        graceMs: 5_000,
        onMoved: () => this.parts.middleware.running?.send({ kind: 'upstream', url: this.parts.gateway.url }),
      }),
      middleware: this.part('middleware', {
        fork: (port) => this.forkMiddleware(port),
        readyWithinMs: () => 30_000,
        graceMs: MIDDLEWARE_GRACE_MS,
        onMoved: options.onChange,
      }),
    };
  }

  /**
   * @param port where clients look for the middleware; another one is taken when it is in use
   * @throws AppError with the reason when a part does not come up; then none is left
   */
  async start(plan: GatewayPlan, port: number, signal: AbortSignal): Promise<void> {
    const { files } = this.options;
    const { postgres, gateway, middleware, 'mock-llm': mock } = this.parts;
    await files.prepare();
    this.secrets = { masterKey: await files.masterKey(), password: await files.databasePassword() };
    this.plan = plan;
    try {
      const first = await Promise.allSettled([postgres.start(0, signal), mock.start(0, signal)]);
      for (const result of first) if (result.status === 'rejected') throw result.reason;
      await gateway.start(0, signal);
      await middleware.start(port, signal);
    } catch (error) {
      // What failed keeps its reason in sight.
      for (const part of this.inOrderOfStop()) if (part.status.state !== 'failed') await part.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    const retired = [...this.retired].map((child) => child.stop(1_000));
    for (const part of this.inOrderOfStop()) await part.stop();
    await Promise.all(retired);
    await Promise.all(Object.values(this.logs).map((log) => log.close()));
  }

  /** Another gateway takes over; see replace-gateway.ts. */
  async *replaceGateway(plan: GatewayPlan, signal: AbortSignal): AsyncGenerator<Stage, void, void> {
    const { gateway, middleware } = this.parts;
    const fork = (): Promise<Child> => this.forkGateway(plan, 0);
    const withinMs = READY_WITHIN_MS[plan.engine];
    for await (const stage of replaceGateway({
      gateway,
      middleware,
      fork,
      withinMs,
      retired: this.retired,
      signal,
    })) {
      if (stage.kind === 'switched') this.plan = plan;
      yield stage;
    }
  }

  private inOrderOfStop(): readonly Part[] {
    const { middleware, gateway, 'mock-llm': mock, postgres } = this.parts;
    return [middleware, gateway, mock, postgres];
  }

  private part(name: SandboxPartName, options: Omit<PartOptions, 'name' | 'log' | 'onChange'>): Part {
    const { onChange } = this.options;
    return new Part({ ...options, name, onChange, log: (line) => this.logs[name].add(line) });
  }

  private fork(
    name: Exclude<SandboxPartName, 'gateway'>,
    env: Readonly<Record<string, string>>,
  ): Promise<Child> {
    const { host, entries } = this.options;
    return Promise.resolve(
      host.fork(entries[name], {
        name,
        env: { ...LOOPBACK, ...env },
        onLog: (line) => this.logs[name].add(line),
      }),
    );
  }

  private mockSettings(): Readonly<Record<string, string>> {
    const { mockDelayMs } = this.options;
    return mockDelayMs === undefined ? {} : { MOCK_LLM_DELAY_MS: String(mockDelayMs) };
  }

  private forkGateway(plan: GatewayPlan, port: number): Promise<Child> {
    const { masterKey, password } = this.secrets;
    return this.programs.fork({
      ...plan,
      port,
      masterKey,
      mockUrl: this.parts['mock-llm'].url,
      databaseUrl: databaseUrl(this.parts.postgres.url, password),
    });
  }

  private async forkMiddleware(port: number): Promise<Child> {
    const url = this.parts.gateway.url;
    const child = await this.fork('middleware', {
      PORT: String(port),
      LITELLM_URL: url,
      MASTER_KEY: this.secrets.masterKey,
      DATABASE_URL: databaseUrl(this.parts.postgres.url, this.secrets.password),
      DRAIN_TIMEOUT_MS: String(MIDDLEWARE_GRACE_MS / 2),
    });
    void child.ready.then(
      () => {
        // The gateway may have been replaced while this one came up.
        const { port: now } = this.parts.gateway.status;
        if (now !== undefined && this.parts.gateway.url !== url) {
          child.send({ kind: 'upstream', url: this.parts.gateway.url });
        }
      },
      () => undefined,
    );
    return child;
  }
}
