import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Gatehouse in browser mode with its sandbox, in a data folder of its own. */
export interface GatehouseServer {
  readonly appUrl: string;
  readonly gatewayUrl: string;
  readonly key: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Ends it as Ctrl+C would and answers its exit code. */
  stop(): Promise<number | null>;
}

const entry = join(import.meta.dirname, '..', 'out', 'main', 'server.mjs');

export interface GatehouseOptions {
  /** Kept by `stop`; without it one is made, and goes. */
  readonly dataDir?: string;
  /** Where the app listens; any free one otherwise. */
  readonly port?: number;
}

/** Starts the built app and waits until it has said where it is, and its sandbox answers. */
export async function startGatehouse(options: GatehouseOptions = {}): Promise<GatehouseServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'gatehouse-e2e-')));
  const port = options.port === undefined ? [] : ['--port', String(options.port)];
  const child = spawn(process.execPath, [entry, '--no-open', '--data-dir', dataDir, ...port], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GATEHOUSE_LITELLM_VENV: '' },
  });
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^(app|gateway|key): (.+)$/.exec(line);
    if (found?.[1] && found[2]) said.set(found[1], found[2]);
    if (said.size === 3) break;
  }
  const word = (name: string): string => {
    const value = said.get(name);
    if (value === undefined) throw new Error(`Gatehouse ended before it said its ${name}.`);
    return value;
  };
  child.stdout.resume();
  return {
    appUrl: word('app'),
    gatewayUrl: word('gateway'),
    key: word('key'),
    dataDir,
    process: child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
