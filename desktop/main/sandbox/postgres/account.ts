import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../contract/errors.ts';

/** Who Postgres runs as, when it may not run as us. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** In the order in which they are looked for; the second is on every Unix. No account is ever made. */
const NAMES = ['postgres', 'nobody'];

/**
 * Postgres refuses to run as root, as in a container: then it runs as the owner of its files, or else as an account of the system
 * that has no rights. Undefined when it runs as we do.
 * @param folder what Postgres keeps, whether it is there already or not
 */
export async function accountFor(folder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(folder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const name of NAMES) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new AppError(
    'UNAVAILABLE',
    'Postgres does not run as root, and this system has no other account for it.',
    {
      remedy: 'Start Gatehouse as an ordinary user.',
    },
  );
}

/** Whether an account gets to a file: each folder on the way must let it through. */
export async function canReach({ uid, gid }: Account, path: string): Promise<boolean> {
  const { mode, ...owner } = await stat(path);
  const isAllowed = owner.uid === uid ? mode & 0o100 : owner.gid === gid ? mode & 0o010 : mode & 0o001;
  if (isAllowed === 0) return false;
  const parent = dirname(path);
  return parent === path || canReach({ uid, gid }, parent);
}
