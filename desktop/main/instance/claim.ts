import { mkdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { AppError } from '../../contract/errors.ts';
import { type InstanceRecord, readRecord, removeRecord, writeRecord } from './record.ts';

/** The owner renews its lock every second; one that was not renewed for this long belongs to nobody. */
const STALE_MS = 10_000;
/** The same, when the process that wrote the record is gone: only its last renewal has to be ruled out. */
const STALE_OF_THE_DEAD_MS = 2_000;
const ASK_AGAIN_MS = 200;
const GIVE_UP_MS = 15_000;

export type Claim =
  | {
      readonly kind: 'ours';
      /** What one that was killed left behind; undefined after one that ended in order. */
      readonly leftBy: InstanceRecord | undefined;
      /** Tells the next who comes where we are. */
      announce(url: string): Promise<void>;
      release(): Promise<void>;
    }
  | { readonly kind: 'taken'; readonly by: InstanceRecord };

/**
 * Makes a data folder ours, so that no two Gatehouses write the same state. A lock left behind by a process that was killed
 * is taken over; one that is held answers who holds it.
 * @throws AppError UNAVAILABLE when the folder cannot be made or written
 */
export async function claimDataDir(dataDir: string, shell: InstanceRecord['shell']): Promise<Claim> {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  await makeFolder(dataDir);
  for (;;) {
    const owner = await readRecord(dataDir);
    const isAlive = owner !== undefined && isRunning(owner.pid);
    const release = await tryLock(dataDir, owner && !isAlive ? STALE_OF_THE_DEAD_MS : STALE_MS);
    if (release) {
      await writeRecord(dataDir, { pid: process.pid, shell });
      return {
        kind: 'ours',
        leftBy: owner,
        announce: (url) => writeRecord(dataDir, { pid: process.pid, shell, url }),
        release: async () => {
          await removeRecord(dataDir);
          await release();
        },
      };
    }
    // A browser mode that has no address yet is about to have one.
    if (isAlive && (owner.url !== undefined || owner.shell === 'electron'))
      return { kind: 'taken', by: owner };
    if (Date.now() > giveUpAt) {
      throw new AppError('UNAVAILABLE', `Another Gatehouse holds this data folder: "${dataDir}".`, {
        remedy: 'Close it, or choose another folder with --data-dir.',
      });
    }
    await setTimeout(ASK_AGAIN_MS);
  }
}

async function tryLock(dataDir: string, stale: number): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(dataDir, {
      lockfilePath: `${dataDir}/running.lock`,
      stale,
      update: 1_000,
      // After a long sleep of the machine somebody may have taken over; both then live until one is closed.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined;
    throw cannotWrite(dataDir, error);
  }
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cannotWrite(dataDir, error);
  }
}

const cannotWrite = (dataDir: string, cause: unknown): AppError =>
  new AppError('UNAVAILABLE', `The data folder cannot be written: "${dataDir}".`, {
    remedy: 'Choose another folder with --data-dir, or make room and allow writing there.',
    cause,
  });

function isRunning(pid: number): boolean {
  // In a container the same numbers come again.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
