import { coreTimes, cpuMs, idleShares, type CoreTimes } from '../proc.ts';
import { scriptOf, SIGN, type Script } from './calls.ts';
import { Client } from './client.ts';
import type { RunJob, RunResult } from './protocol.ts';

/** What stands on the clocks when the measuring begins. */
interface Start {
  readonly atMs: number;
  readonly cpuMs: number;
  readonly cores: readonly CoreTimes[];
}

const at = (sorted: Float64Array, part: number): number =>
  sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;

/**
 * Keeps every connection busy with one request at a time, and counts. Each answer is held to its status and its size; the first of a
 * connection is looked into as well.
 * @throws Error at the first answer that is not good
 */
export function run(job: RunJob): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const clients: Client[] = [];
    const scripts: Script[] = [];
    const latencies: number[] = [];
    let start: Start | undefined;
    let reads = 0;
    let bytes = 0;
    let busy = job.connections;
    const usedCpu = (): number => (job.pid === undefined ? 0 : cpuMs(job.pid));

    const timers = [
      setTimeout(() => (start = begin()), job.warmUpMs),
      setTimeout(() => finish(), job.warmUpMs + job.forMs),
    ];
    const begin = (): Start => ({ atMs: performance.now(), cpuMs: usedCpu(), cores: coreTimes() });
    const close = (): void => {
      timers.forEach(clearTimeout);
      clients.forEach((client) => client.close());
    };
    const fail = (error: Error): void => {
      close();
      reject(error);
    };
    const finish = (): void => {
      close();
      if (!start) return;
      const wallMs = performance.now() - start.atMs;
      const sorted = Float64Array.from(latencies).sort();
      resolve({
        calls: sorted.length,
        wallMs,
        cpuMs: usedCpu() - start.cpuMs,
        idle: idleShares(start.cores, coreTimes()),
        p50Ms: at(sorted, 0.5),
        p99Ms: at(sorted, 0.99),
        readsPerCall: reads / sorted.length,
        bytesPerCall: bytes / sorted.length,
        sessions: scripts.map(({ sessionId }) => sessionId),
      });
    };

    const connection = (index: number): void => {
      const script = scriptOf(job.call, {
        turnsPerSession: job.turnsPerSession ?? Number.POSITIVE_INFINITY,
        sessionId: job.sessions?.[index] ?? '',
      });
      let sentAt = 0;
      let calls = 0;
      let usualBytes: number | undefined;
      const send = (): void => {
        const request = script.next();
        client.reader.keepsBody = script.wantsBody || calls === 0;
        sentAt = performance.now();
        client.send(request);
      };
      const client = new Client({
        port: job.port,
        onFailure: ({ message }) => fail(new Error(`${job.call}, after ${calls} answers: ${message}`)),
        onAnswer: () => {
          const now = performance.now();
          const { reader } = client;
          if (reader.status !== 200) throw new Error(`${job.call} was answered with ${reader.status}.`);
          if (calls === 0 && !reader.body.includes(SIGN[job.call]))
            throw new Error(`${job.call} was answered with "${reader.body.slice(0, 300)}".`);
          usualBytes ??= reader.bytes;
          if (Math.abs(reader.bytes - usualBytes) > job.slack)
            throw new Error(
              `${job.call} was answered with ${reader.bytes} bytes, before with ${usualBytes}.`,
            );
          if (script.wantsBody) script.take(reader.body);
          calls += 1;
          if (start && sentAt >= start.atMs) {
            latencies.push(now - sentAt);
            reads += reader.reads;
            bytes += reader.bytes;
          }
          if (calls !== job.callsEach) send();
          else if ((busy -= 1) === 0) finish();
        },
      });
      clients.push(client);
      scripts.push(script);
      send();
    };
    if (job.warmUpMs === 0) start = begin();
    for (let index = 0; index < job.connections; index += 1) connection(index);
  });
}
