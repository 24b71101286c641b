import { spawn, type ChildProcess } from 'node:child_process';

export interface GuardedOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** POSIX only: run as this account. */
  readonly uid?: number;
  readonly gid?: number;
  /** What the program gets when we are gone: `INT` asks, `KILL` ends. */
  readonly signal: 'INT' | 'TERM' | 'KILL';
}

/** Said to the guard when the program is gone and there is nothing left to end. */
const ALL_GONE = 'gone\n';

/**
 * The shell waits beside the program for the end of a pipe that only we hold: the system closes it when we end, however we
 * end, SIGKILL too. Then the program, which has taken the shell's place and so its process id, gets the signal.
 */
const guard = (signal: GuardedOptions['signal']): string => `exec 3<&0
( read -r word <&3 || kill -s ${signal} $$ ) >/dev/null 2>&1 &
exec "$0" "$@" </dev/null 3<&-`;

/**
 * Starts a program that is not ours and that would go on without us. Its pid is the returned one's; its output is piped.
 * On Windows Node itself sees to it: it puts its children into a job that ends with it.
 */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  { signal, env, ...options }: GuardedOptions,
): ChildProcess {
  const environment = { ...(env ?? process.env) };
  if (process.platform === 'win32') {
    return spawn(command, args, {
      ...options,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
  }
  const child = spawn('/bin/sh', ['-c', guard(signal), command, ...args], {
    ...options,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in a terminal would end it before those who use it.
    detached: true,
  });
  // The guard may be gone first.
  child.stdin.on('error', () => undefined);
  child.once('exit', () => child.stdin.end(ALL_GONE));
  return child;
}
