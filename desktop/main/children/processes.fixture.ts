import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Row {
  readonly pid: number;
  readonly parent: number;
  /** Its command line. */
  readonly command: string;
}

/** Processes that run; one that has ended and was not yet asked for its exit code does not. For tests on POSIX. */
async function listProcesses(): Promise<readonly Row[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,stat=,args=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = '']) => !state.startsWith('Z'))
    .map(([pid, parent, , ...command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command.join(' '),
    }));
}

/** Those of `pids` that run. */
export async function alive(pids: readonly number[]): Promise<readonly number[]> {
  const rows = await listProcesses();
  return pids.filter((pid) => rows.some((row) => row.pid === pid));
}

/** Everything that a process has started, and what those have, where the command line holds `word`; not the `ps` that looks. */
export async function descendants(pid: number, word = ''): Promise<readonly number[]> {
  const rows = await listProcesses();
  const below = (parent: number): number[] =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row.pid, ...below(row.pid)]);
  const named = rows.filter(({ command }) => command.includes(word)).map((row) => row.pid);
  return alive(below(pid).filter((each) => named.includes(each)));
}
