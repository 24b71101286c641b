import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { spawnGuarded } from '../../children/guarded.ts';
import type { Account } from './account.ts';

/** Enough to see why a program ended. */
const KEPT_CHARS = 20_000;

export interface Program {
  readonly process: ChildProcess;
  /** The last of what it wrote. */
  readonly output: () => string;
  readonly hasEnded: () => boolean;
  /** Its exit code, or null when a signal ended it or it could not be started. */
  readonly exited: Promise<number | null>;
}

export interface ProgramOptions {
  readonly folder: string;
  readonly account: Account | undefined;
}

/**
 * As root on Linux the program stands in its folder before it becomes another account, and calls it by this name: so the folders above
 * may stay closed to that account.
 */
export const ownFolder = ({ folder, account }: ProgramOptions): string =>
  account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : folder;

/** Starts one of Postgres's programs in its folder. Its lines go to our output, which is the log. */
export function runProgram(
  command: string,
  args: readonly string[],
  { folder, account }: ProgramOptions,
): Program {
  const child = spawnGuarded(command, args, {
    cwd: folder,
    ...account,
    // Fast shutdown: sessions end, everything is written.
    signal: 'INT',
    // English whatever the system speaks, as `explain` reads it; no PG* variable of the user's.
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
  });
  let kept = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      kept = `${kept}${line}\n`.slice(-KEPT_CHARS);
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    const end = (code: number | null): void => {
      hasEnded = true;
      resolve(code);
    };
    child.once('close', end);
    child.once('error', (error) => {
      kept += `${error.message}\n`;
      end(null);
    });
  });
  return { process: child, output: () => kept, hasEnded: () => hasEnded, exited };
}
