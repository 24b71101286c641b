import { chmod, chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './explain.ts';
import { ownFolder, runProgram } from './program.ts';

/** The one role, which owns everything, and the one database. */
export const DATABASE_USER = 'gatehouse';
export const DATABASE_NAME = 'gatehouse';

/** The major version that these programs are, and whose files alone they read. */
export const POSTGRES_MAJOR = '18';

/** What the parent puts into the folder before it starts us; readable by its owner only. */
export const PASSWORD_FILE = 'password';

export interface ClusterOptions {
  /** Holds the password and the database's files. Absolute. */
  readonly folder: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
}

/**
 * Makes the database's files where there are none.
 * @returns where they are
 * @throws AppError UNAVAILABLE for files of another version of Postgres, a full disk, a folder that cannot be written
 */
export async function openCluster({ folder, account, binaries }: ClusterOptions): Promise<string> {
  const data = join(folder, 'data');
  if (account) {
    await chown(folder, account.uid, account.gid);
    await chown(join(folder, PASSWORD_FILE), account.uid, account.gid);
  }
  const major = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(noneYet);
  if (major?.trim() === POSTGRES_MAJOR) return data;
  if (major !== undefined) {
    throw new AppError(
      'UNAVAILABLE',
      `The sandbox’s database was written by another version of Postgres: "${major.trim()}".`,
      { remedy: 'Reset the sandbox to begin with an empty database.' },
    );
  }
  if ((await readdir(data).catch(() => [])).length > 0) throw explain('is not a valid data directory');
  const making = join(folder, 'data.new');
  await rm(making, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await chmod(making, 0o700);
  if (account) await chown(making, account.uid, account.gid);
  await initialise(making, account, binaries);
  // Only a whole one gets the name: whoever is killed on the way begins anew.
  await rename(making, data);
  return data;
}

async function initialise(making: string, account: Account | undefined, binaries: Binaries): Promise<void> {
  const options = { folder: making, account };
  const { exited, output } = runProgram(
    binaries.initdb,
    [
      `--pgdata=${ownFolder(options)}`,
      `--username=${DATABASE_USER}`,
      '--auth=scram-sha-256',
      `--pwfile=${account ? `../${PASSWORD_FILE}` : join(dirname(making), PASSWORD_FILE)}`,
      '--encoding=UTF8',
      '--no-locale',
      '--no-instructions',
    ],
    options,
  );
  if ((await exited) !== 0) {
    await rm(making, { recursive: true, force: true });
    throw explain(output());
  }
}

function noneYet(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw explain(error.code === 'EACCES' ? 'Permission denied' : error.message);
}
