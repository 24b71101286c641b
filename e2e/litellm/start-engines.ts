import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Child } from '../../desktop/main/children/child.ts';
import { nodeChildHost } from '../../desktop/main/children/node-child-host.ts';
import { ENGINES, entries, litellmVenv, MASTER_KEY, programs } from './engines.ts';

const CONFIGS = ['main', 'default-fallbacks'] as const;
export type ConfigName = (typeof CONFIGS)[number];

export interface RunningEngine {
  /** Base URL of the mock backend, which only this engine asks. */
  readonly mockUrl: string;
  readonly urls: Readonly<Record<ConfigName, string>>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly engines: Readonly<Partial<Record<(typeof ENGINES)[number], RunningEngine>>>;
  }
}

const STOP_WITHIN_MS = 10_000;

/** Starts each engine there is as the sandbox does, once for each config, before all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-engines-'));
  const children: Child[] = [];
  const teardown = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop(STOP_WITHIN_MS)));
    await rm(folder, { recursive: true, maxRetries: 5 });
  };
  const kept = <T extends Child>(child: T): T => {
    children.push(child);
    return child;
  };
  const start = async (engine: (typeof ENGINES)[number]): Promise<RunningEngine> => {
    const lines: string[] = [];
    const mock = kept(
      nodeChildHost.fork(entries['mock-llm'], {
        name: 'mock-llm',
        env: { PORT: '0', MOCK_LLM_DELAY_MS: '0', MOCK_LLM_CHUNK_DELAY_MS: '0' },
        onLog: () => undefined,
      }),
    );
    const mockUrl = `http://127.0.0.1:${(await mock.ready).port}`;
    const started = CONFIGS.map(async (name) => {
      const text = await readFile(join(import.meta.dirname, 'configs', `${name}.yaml`), 'utf8');
      const gateways = programs({ folder, log: (line) => lines.push(line) });
      const request = { engine, text, mockUrl, masterKey: MASTER_KEY, databaseUrl: '', port: 0 };
      const child = kept(await gateways.fork(request));
      const { port } = await child.ready.catch((cause: unknown) => {
        throw new Error(`${engine} does not start with ${name}.yaml:\n${lines.slice(-30).join('\n')}`, {
          cause,
        });
      });
      return [name, `http://127.0.0.1:${port}`] as const;
    });
    const urls = Object.fromEntries(await Promise.all(started)) as RunningEngine['urls'];
    return { mockUrl, urls };
  };
  try {
    const wanted = ENGINES.filter((engine) => engine === 'compatible' || litellmVenv !== undefined);
    const running = await Promise.all(wanted.map(async (engine) => [engine, await start(engine)] as const));
    project.provide('engines', Object.fromEntries(running));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
