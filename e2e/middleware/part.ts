import { nodeChildHost } from '../../desktop/main/children/node-child-host.ts';
import type { Child } from '../../desktop/main/children/child.ts';

export interface PartExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** One program of the whole, in a process of its own. It keeps its port through death and return. */
export interface Part {
  readonly port: number;
  /** Base URL, without a trailing slash. */
  readonly url: string;
  /** All that it and those before it on this port wrote, line by line. */
  readonly lines: readonly string[];
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** A new one on the same port. */
  back(): Promise<void>;
  /** SIGTERM, and nothing more: resolves when it ended by itself. */
  end(): Promise<PartExit>;
  /** Asks it to end, and ends it. */
  stop(): Promise<void>;
}

export interface PartOptions {
  readonly name: string;
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
}

const STOP_WITHIN_MS = 5_000;

/** @throws Error with its last lines when it does not come up */
export async function startPart({ name, entry, env }: PartOptions): Promise<Part> {
  const lines: string[] = [];
  const start = async (onPort: number): Promise<{ readonly child: Child; readonly port: number }> => {
    const child = nodeChildHost.fork(entry, {
      name,
      env: { ...env, HOST: '127.0.0.1', PORT: String(onPort) },
      onLog: (line) => void lines.push(line),
    });
    try {
      return { child, port: (await child.ready).port };
    } catch (cause) {
      await child.exited;
      throw new Error(`${name} does not start:\n${lines.slice(-30).join('\n')}`, { cause });
    }
  };
  let { child, port } = await start(0);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    lines,
    kill: async () => {
      child.kill();
      await child.exited;
    },
    back: async () => {
      ({ child, port } = await start(port));
    },
    end: async () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGTERM');
      return child.exited;
    },
    stop: () => child.stop(STOP_WITHIN_MS),
  };
}
