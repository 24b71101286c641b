import { readdir, readFile } from 'node:fs/promises';

/** Every process that comes from `pid`, itself included; from Linux's process table. */
export async function descendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = await parentOf(Number(name));
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const found = [pid];
  for (const known of found) {
    for (const [child, parent] of parents) if (parent === known && !found.includes(child)) found.push(child);
  }
  return found;
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses may hold anything; state and parent follow it.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined || state === 'Z' ? undefined : Number(parent);
}

/** Those of `pids` that still run; one that only waits to be reaped does not. */
export async function alive(pids: readonly number[]): Promise<number[]> {
  const parents = await Promise.all(pids.map(parentOf));
  return pids.filter((_pid, index) => parents[index] !== undefined);
}

/** Those that come from `pid` and whose command line contains `text`, such as the file of a program. */
export async function descendantsRunning(pid: number, text: string): Promise<number[]> {
  const pids = await descendants(pid);
  const commands = await Promise.all(
    pids.map((each) => readFile(`/proc/${each}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_pid, index) => commands[index]?.includes(text));
}
