import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface TestRedis {
  readonly url: string;
  /** Talks to it past the code under test; connects anew for each use. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
  /** `kill -9`: everything that it held is gone. */
  kill(): Promise<void>;
  /** It stands still with its connections open, as behind a broken network; then it goes on. */
  freeze(): void;
  thaw(): void;
  /** Brings it back, empty, on the same port. */
  back(): Promise<void>;
}

const PROGRAM = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
].find(existsSync);

/** Why suites that need Redis are skipped; undefined when there is one. */
export const noRedis =
  PROGRAM === undefined ? 'No redis-server is installed: "apt-get install redis-server".' : undefined;

const ASK_AGAIN_MS = 20;
const COME_UP_WITHIN_MS = 15_000;

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function startRedis(): Promise<TestRedis> {
  if (PROGRAM === undefined) throw new Error(noRedis);
  const program = PROGRAM;
  const port = await findPort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess;
  const ask = async <T>(work: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  };
  const back = async (): Promise<void> => {
    server = spawn(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: 'ignore',
      },
    );
    const giveUpAt = Date.now() + COME_UP_WITHIN_MS;
    for (;;) {
      try {
        await ask((redis) => redis.ping());
        return;
      } catch (error) {
        if (Date.now() > giveUpAt) throw error;
        await setTimeout(ASK_AGAIN_MS);
      }
    }
  };
  await back();
  return {
    url,
    ask,
    kill: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    back,
  };
}
