import { held, median, ms, NOT_THERE, row } from './figures.ts';
import type { RunResult } from './load/protocol.ts';
import { playRounds, type Contestant } from './rounds.ts';
import type { Stage } from './stage.ts';

const TARGET_MS = 1;

interface Way extends Contestant {
  readonly targetMs?: number;
}

/** What one client waits longer than when it asks the backend itself, the reading and writing of JSON included. */
export async function measureLatency(stage: Stage): Promise<void> {
  const nginx = await stage.startNginx();
  const ours = await stage.startOurs();
  const ways: readonly Way[] = [
    { name: 'backend itself, chat', call: 'chat', port: stage.backendPort },
    { name: 'nginx, chat', call: 'chat', port: nginx.port },
    { name: 'chat', call: 'chat', port: ours.port, targetMs: TARGET_MS },
    { name: 'converse', call: 'converse', port: ours.port, targetMs: TARGET_MS },
    { name: 'chat with history', call: 'history', port: ours.port },
  ];
  const results = await playRounds(stage, ways, { connections: 1, forMs: stage.options.forMs / 2 });
  console.log(row('', 'p50', 'p99', 'added p50', 'added p99'));
  const [direct = []] = results.values();
  for (const way of ways) {
    const some = results.get(way);
    console.log(some ? line(way, some, direct) : row(way.name, NOT_THERE));
  }
  await ours.stop();
  await nginx.stop();
}

function line({ name, targetMs }: Way, results: readonly RunResult[], direct: readonly RunResult[]): string {
  const over = (of: (result: RunResult) => number): number => median(results.map(of));
  const added = (of: (result: RunResult) => number): number =>
    median(results.map((result, round) => of(result) - (direct[round] ? of(direct[round]) : Number.NaN)));
  const p50 = ({ p50Ms }: RunResult): number => p50Ms;
  const p99 = ({ p99Ms }: RunResult): number => p99Ms;
  const isDirect = results === direct;
  const columns = [ms(over(p50)), ms(over(p99)), ...(isDirect ? [] : [ms(added(p50)), ms(added(p99))])];
  const verdict = targetMs === undefined ? '' : `  ${held(added(p50) < targetMs, `p50 < ${targetMs} ms`)}`;
  return `${row(name, ...columns)}${verdict}`;
}
