import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { cpus } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { spawnGuarded } from '../../desktop/main/children/guarded.ts';

/** The core of the proxies, which nothing else of ours uses. */
export const PROXY_CORE = '0';
/** Everything else is here: clients, backend, stores, and the bench itself. */
export const OTHER_CORES = `1-${cpus().length - 1}`;

/** Something that the bench needs is not on this machine. */
export class Missing extends Error {
  override readonly name = 'Missing';
}

/** A program in a process of its own. */
export interface Program {
  readonly pid: number;
  /** The first line it writes that fits; what it writes afterwards is dropped as fast as it comes. @throws Error when it ends before */
  readonly says: (line: RegExp) => Promise<RegExpExecArray>;
  readonly stop: () => Promise<void>;
}

export interface PinnedOptions {
  readonly cores?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Not every user's PATH has the programs that Debian counts as the system's. */
const PLACES = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];

/** @throws Missing */
async function find(command: string): Promise<string> {
  for (const path of PLACES.map((place) => join(place, command))) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Missing(`This needs the program "${command}", which is not on this machine.`);
}

const ENDS_WITHIN_MS = 5_000;

/** Starts a program, by name or by its absolute path, on some cores. It ends with us. @throws Missing */
export async function startPinned(
  command: string,
  args: readonly string[],
  { cores = PROXY_CORE, env = {} }: PinnedOptions = {},
): Promise<Program> {
  const path = command.startsWith('/') ? command : await find(command);
  const child = spawnGuarded(await find('taskset'), ['-c', cores, path, ...args], {
    signal: 'TERM',
    env: { ...process.env, ...env },
  });
  const { pid, stdout: output, stderr } = child;
  if (pid === undefined || !output) throw new Error(`"${command}" could not be started.`);
  stderr?.pipe(process.stderr, { end: false });
  const exited = once(child, 'exit');
  exited.catch(() => undefined);
  return {
    pid,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const said: string[] = [];
        const lines = createInterface({ input: output });
        lines.on('line', (line) => {
          said.push(line);
          const found = wanted.exec(line);
          if (!found) return;
          lines.removeAllListeners();
          lines.close();
          output.resume();
          resolve(found);
        });
        lines.once('close', () => reject(new Error(`"${command}" has ended:\n${said.join('\n')}`)));
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
      await exited;
      clearTimeout(late);
    },
  };
}

/** Leaves the proxies' core, with all that this process will start. @throws Missing on a machine that cannot keep the two apart */
export async function leaveProxyCore(): Promise<void> {
  if (process.platform !== 'linux')
    throw new Missing('This needs Linux, which tells what a process has used.');
  if (cpus().length < 2) throw new Missing('This needs two cores: one for the proxies, one for all else.');
  await promisify(execFile)(await find('taskset'), ['-a', '-c', '-p', OTHER_CORES, String(process.pid)]);
}
