import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeChildHost } from '../../desktop/main/children/node-child-host.ts';
import { findPort } from '../../desktop/main/sandbox/ports.ts';
import { OTHER_CORES, startPinned } from './program.ts';

/** Where history is kept, and how to end it. */
export interface Store {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const POSTGRES = join(import.meta.dirname, '..', '..', 'desktop', 'main', 'sandbox', 'postgres', 'main.ts');
const nothing = (): Promise<void> => Promise.resolve();

/** The database that DATABASE_URL names, or an empty one of the sandbox's kind in a folder. */
export async function startDatabase(folder: string): Promise<Store> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: nothing };
  const place = join(folder, 'postgres');
  const password = randomBytes(16).toString('hex');
  await mkdir(place, { mode: 0o700 });
  await writeFile(join(place, 'password'), password, { mode: 0o600 });
  const said: string[] = [];
  const child = nodeChildHost.fork(POSTGRES, {
    name: 'postgres',
    env: { FOLDER: place, PORT: '0' },
    onLog: (line) => said.push(line),
  });
  try {
    const { port } = await child.ready;
    return {
      url: `postgres://gatehouse:${password}@127.0.0.1:${port}/gatehouse`,
      stop: () => child.stop(20_000),
    };
  } catch (error) {
    console.error(said.join('\n'));
    throw error;
  }
}

/** The Redis that REDIS_URL names, or one that keeps nothing. @throws MissingProgram */
export async function startCache(folder: string): Promise<Store> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined) return { url: given, stop: nothing };
  const port = await findPort(0);
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const program = await startPinned('redis-server', [...args, '--dir', folder], { cores: OTHER_CORES });
  await program.says(/Ready to accept connections/);
  return { url: `redis://127.0.0.1:${port}`, stop: program.stop };
}
