import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxEngine } from '../../contract/sandbox.ts';
import type { Child, ChildHost } from '../children/child.ts';
import type { PriceOf } from './overlay/deployments.ts';
import { overlay } from './overlay.ts';
import { written } from '../state/written.ts';

export interface GatewayRequest {
  readonly engine: SandboxEngine;
  /** The operator's config.yaml. */
  readonly text: string;
  readonly mockUrl: string;
  readonly masterKey: string;
  readonly databaseUrl: string;
  /** 0 for any. */
  readonly port: number;
}

export interface GatewayProgramsOptions {
  readonly host: ChildHost;
  readonly entries: Readonly<Record<'compatible-gateway' | 'litellm', string>>;
  /** For the config files, which hold the master key. */
  readonly folder: string;
  readonly litellmVenv: string;
  readonly prices?: (() => Promise<PriceOf>) | undefined;
  readonly log: (line: string) => void;
}

/** Forks gateways, each over a config file of its own that goes when it does. */
export class GatewayPrograms {
  private readonly options: GatewayProgramsOptions;

  constructor(options: GatewayProgramsOptions) {
    this.options = options;
  }

  /** @throws AppError INVALID_INPUT for a config.yaml that cannot be read */
  async fork({ engine, text, mockUrl, masterKey, databaseUrl, port }: GatewayRequest): Promise<Child> {
    const { host, entries, folder, litellmVenv, prices, log } = this.options;
    const isLitellm = engine === 'litellm';
    // LiteLLM's own tables need a program of its database library that package registries do not carry.
    const priceOf = await prices?.();
    const local = overlay(text, { mockUrl, masterKey, priceOf, ...(!isLitellm && { databaseUrl }) });
    const file = join(folder, `${randomUUID()}.yaml`);
    await written(async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, local, { mode: 0o600 });
    });
    const own = isLitellm
      ? { LITELLM_VENV: litellmVenv }
      : { MASTER_KEY: masterKey, DATABASE_URL: databaseUrl };
    const child = host.fork(entries[isLitellm ? 'litellm' : 'compatible-gateway'], {
      name: 'gateway',
      env: { HOST: '127.0.0.1', PORT: String(port), CONFIG_FILE: file, ...own },
      onLog: log,
    });
    // One that stays goes at the next start.
    void child.exited.then(() => rm(file, { force: true }).catch(() => undefined));
    return child;
  }
}
