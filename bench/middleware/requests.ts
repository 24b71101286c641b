import { held, median, NOT_THERE, percent, row, whole } from './figures.ts';
import type { CallName, RunResult } from './load/protocol.ts';
import type { Stage } from './stage.ts';
import { isThere } from './there.ts';

const CONNECTIONS = 32;
const TURNS_PER_SESSION = 10;
/** Bytes by which our answers to one request may differ: a latency is in some. */
const SLACK = 16;
/** From this on a core counts as full. */
const FULL = 0.95;

interface Contestant {
  readonly name: string;
  readonly call: CallName;
  readonly port: number;
  readonly pid: number;
  readonly slack: number;
  /** Part of nginx's requests per CPU-second that it has to reach. */
  readonly target?: number;
}

const perSecond = ({ calls, wallMs }: RunResult): number => (calls * 1000) / wallMs;
const perCpuSecond = ({ calls, cpuMs }: RunResult): number => (calls * 1000) / cpuMs;

/** What a proxy can do on one core, beside an nginx on the same core in turn. */
export async function measureRequests(stage: Stage): Promise<void> {
  const nginx = await stage.startNginx();
  const ours = await stage.startOurs();
  const us = { port: ours.port, pid: ours.pid, slack: SLACK };
  const them = { pid: nginx.pid, slack: 0 };
  console.log(
    row('', 'per second', 'per CPU-second', 'of its core', 'core idle', 'others idle', 'reads', 'of nginx'),
  );
  await compare(stage, [
    { name: 'nginx, chat', call: 'chat', port: nginx.port, ...them },
    { name: 'chat', call: 'chat', target: 0.45, ...us },
    { name: 'converse', call: 'converse', target: 0.3, ...us },
    { name: 'chat with history', call: 'history', target: 0.15, ...us },
  ]);
  await compare(stage, [
    { name: 'nginx, stream', call: 'stream', port: nginx.streamPort, ...them },
    { name: 'stream', call: 'stream', target: 0.8, ...us },
    { name: 'converse-stream', call: 'converse-stream', ...us },
  ]);
  await ours.stop();
  await nginx.stop();
}

/** Rounds in which each has its turn; the first is what the others are compared with. */
async function compare({ clients, options }: Stage, all: readonly Contestant[]): Promise<void> {
  const results = new Map<Contestant, RunResult[]>();
  for (const contestant of all)
    if (await isThere(clients, contestant.port, contestant.call)) results.set(contestant, []);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [{ call, port, pid, slack }, some] of results) {
      some.push(
        await clients.work({
          kind: 'run',
          call,
          port,
          pid,
          slack,
          connections: CONNECTIONS,
          warmUpMs: options.warmUpMs,
          forMs: options.forMs,
          turnsPerSession: TURNS_PER_SESSION,
        }),
      );
    }
  }
  const [first] = results.values();
  for (const contestant of all) {
    const some = results.get(contestant);
    if (some && first) print(contestant, some, first);
    else console.log(row(contestant.name, NOT_THERE));
  }
}

function print(
  { name, target }: Contestant,
  results: readonly RunResult[],
  nginx: readonly RunResult[],
): void {
  const over = (rate: (result: RunResult) => number): number => median(results.map(rate));
  /** Each round by itself, so that a machine that is slow for a while is slow for both. */
  const beside = (rate: (result: RunResult) => number): number =>
    median(results.map((result, round) => rate(result) / (nginx[round] ? rate(nginx[round]) : Number.NaN)));
  const isNginx = results === nginx;
  const ofCore = over(({ cpuMs, wallMs }) => cpuMs / wallMs);
  const ownIdle = over(({ idle: [own = 0] }) => own);
  const ratio = beside(perCpuSecond);
  const line = row(
    name,
    whole(over(perSecond)),
    whole(over(perCpuSecond)),
    percent(ofCore),
    percent(ownIdle),
    percent(over(({ idle: [, ...others] }) => Math.min(...others))),
    over(({ readsPerCall }) => readsPerCall).toFixed(1),
    isNginx ? '' : `${ratio.toFixed(2)} (${beside(perSecond).toFixed(2)})`,
  );
  const verdict = target === undefined ? '' : `  ${held(ratio >= target, `>= ${target}`)}`;
  console.log(`${line}${verdict}${doubt(ofCore, ownIdle)}`);
}

/** Why the requests per second are not all that this proxy can do on a core. */
function doubt(ofCore: number, idle: number): string {
  if (ofCore >= FULL) return '';
  return idle > 1 - FULL ? '  its core was not full' : '  other programs were on its core';
}
