import { held, median, NOT_THERE, percent, row, whole } from './figures.ts';
import type { RunResult } from './load/protocol.ts';
import { playRounds, type Contestant } from './rounds.ts';
import type { Stage } from './stage.ts';

const CONNECTIONS = 32;
/** From this on a core counts as full. */
const FULL = 0.95;

interface Contender extends Contestant {
  /** Part of nginx's requests per CPU-second that it has to reach. */
  readonly target?: number;
}

const perSecond = ({ calls, wallMs }: RunResult): number => (calls * 1000) / wallMs;
const perCpuSecond = ({ calls, cpuMs }: RunResult): number => (calls * 1000) / cpuMs;

/** What a proxy can do on one core, beside an nginx on the same core in turn. */
export async function measureRequests(stage: Stage): Promise<void> {
  const nginx = await stage.startNginx();
  const ours = await stage.startOurs();
  const us = { port: ours.port, pid: ours.pid };
  const them = { pid: nginx.pid };
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

/** The first is what the others are compared with. */
async function compare(stage: Stage, all: readonly Contender[]): Promise<void> {
  const { forMs } = stage.options;
  const results = await playRounds(stage, all, { connections: CONNECTIONS, forMs });
  const [first] = results.values();
  for (const contestant of all) {
    const some = results.get(contestant);
    if (some && first) print(contestant, some, first);
    else console.log(row(contestant.name, NOT_THERE));
  }
}

function print(
  { name, target }: Contender,
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
