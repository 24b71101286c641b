import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Child } from '../../children/child.ts';
import { nodeChildHost } from '../../children/node-child-host.ts';
import { alive } from '../../children/processes.fixture.ts';

let root: string;
let folder: string;
let started: Child[];
let lines: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatehouse-postgres-test-'));
  // Closed to everybody else, as the data folder is.
  await chmod(root, 0o700);
  folder = join(root, 'postgres');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, 'password'), 'first-password\n', { mode: 0o600 });
  started = [];
  lines = [];
});
afterEach(async () => {
  await Promise.all(started.map((child) => child.stop(20_000)));
  await rm(root, { recursive: true, maxRetries: 5 });
});

function start(port = 0): Child {
  const child = nodeChildHost.fork(join(import.meta.dirname, 'main.ts'), {
    name: 'postgres',
    env: { FOLDER: folder, PORT: String(port) },
    onLog: (line) => lines.push(line),
  });
  started.push(child);
  return child;
}

async function query(port: number, sql: string, password = 'first-password'): Promise<unknown[]> {
  const client = new Client({ host: '127.0.0.1', port, user: 'gatehouse', database: 'gatehouse', password });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
const postmaster = async (): Promise<number> =>
  Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the sandbox’s Postgres', () => {
  it('answers on loopback to its password only, and keeps what it was given', async () => {
    const first = start();
    const { port } = await first.ready;
    await query(port, 'CREATE TABLE kept AS SELECT 42 AS n');
    await expect(query(port, 'SELECT 1', 'wrong')).rejects.toThrow(/password authentication failed/);
    expect(await query(port, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const pid = await postmaster();
    await first.stop(20_000);
    expect(await alive([pid])).toEqual([]);
    const second = await start(port).ready;
    expect(second.port).toBe(port);
    expect(await query(port, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('takes another port when its own is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port: taken } = other.address() as { port: number };
    expect((await start(taken).ready).port).not.toBe(taken);
    other.close();
  });

  it('ends with its parent’s child, and starts again over what a kill left', async () => {
    const first = start();
    const { port } = await first.ready;
    await query(port, 'CREATE TABLE kept AS SELECT 1 AS n');
    const pid = await postmaster();
    first.kill();
    await expect.poll(() => alive([pid]), { timeout: 10_000 }).toEqual([]);
    const second = start();
    expect(await query((await second.ready).port, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    // Killed itself, it leaves a file that names its process.
    process.kill(await postmaster(), 'SIGKILL');
    await second.exited;
    const left = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
    // As if that number were another program's by now.
    await writeFile(join(folder, 'data', 'postmaster.pid'), [process.pid, ...left.slice(1)].join('\n'));
    expect(await query((await start().ready).port, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('stops the one before it when that still runs', async () => {
    const first = start();
    await first.ready;
    const pid = await postmaster();
    await start().ready;
    expect(await alive([pid])).toEqual([]);
  });

  it.each([
    [
      'another version',
      (data: string) => writeFile(join(data, 'PG_VERSION'), '16\n'),
      /another version of Postgres: "16"/,
    ],
    ['no version', (data: string) => rm(join(data, 'PG_VERSION')), /database is damaged/],
    ['no control file', (data: string) => rm(join(data, 'global', 'pg_control')), /database is damaged/],
    [
      'another password',
      (data: string) => writeFile(join(data, '..', 'password'), 'second\n'),
      /does not accept its password/,
    ],
  ])('says what is wrong with its files: %s', async (_what, spoil, message) => {
    const first = start();
    await first.ready;
    await first.stop(20_000);
    await spoil(join(folder, 'data'));
    await expect(start().ready).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      remedy: 'Reset the sandbox to begin with an empty database.',
    });
  });

  it('begins anew where making its files was cut off', async () => {
    await mkdir(join(folder, 'data.new'));
    await writeFile(join(folder, 'data.new', 'PG_VERSION'), '18\n');
    expect((await start().ready).port).toBeGreaterThan(0);
  });
});
