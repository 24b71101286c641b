import { readFileSync } from 'node:fs';

/** Linux counts processor time for programs in hundredths of a second, whatever its kernel does. */
const TICK_MS = 10;

/** A process's time on processors so far, all its threads, in user and in system mode. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The program's name stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export interface CoreTimes {
  readonly idle: number;
  readonly total: number;
}

/** Each core's time so far, in ticks. */
export function coreTimes(): readonly CoreTimes[] {
  const lines = readFileSync('/proc/stat', 'latin1').matchAll(/^cpu\d+ (.*)$/gm);
  return Array.from(lines, ([, text = '']) => {
    // user nice system idle iowait irq softirq steal; what follows is counted in user already.
    const times = text.split(' ').slice(0, 8).map(Number);
    return {
      idle: (times[3] ?? 0) + (times[4] ?? 0),
      total: times.reduce((sum, time) => sum + time, 0),
    };
  });
}

/** Share of each core's time that was idle between two readings. */
export const idleShares = (before: readonly CoreTimes[], after: readonly CoreTimes[]): number[] =>
  after.map(({ idle, total }, core) => {
    const first = before[core] ?? { idle: 0, total: 0 };
    return (idle - first.idle) / Math.max(total - first.total, 1);
  });

/** Memory that a process holds, in MiB. */
export function memoryMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** A process's children. */
export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number);

/** What a process calls itself. */
export const titleOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'latin1');
