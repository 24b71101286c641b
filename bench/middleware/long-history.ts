import { NOT_THERE, ms, row } from './figures.ts';
import type { RunResult } from './load/protocol.ts';
import { SLACK } from './rounds.ts';
import type { Stage } from './stage.ts';
import { isThere } from './there.ts';

/** Short messages; a session is filled by taking its turns. */
const CALL = 'short-history';
const LAST_TURNS = 50;
const FILLED_WITHIN_MS = 600_000;

interface Cost {
  /** With all sessions at once. */
  readonly cpu: RunResult;
  /** With one client. */
  readonly alone: RunResult;
}

/** What a turn costs in a long session, beside the first, and beside nginx when the client sends as much itself. */
export async function measureLongHistory(stage: Stage): Promise<void> {
  const { clients, options } = stage;
  const nginx = await stage.startNginx();
  const ours = await stage.startOurs();
  const last = Math.min(LAST_TURNS, options.longTurns);
  const job = { kind: 'run', slack: SLACK, warmUpMs: 0, forMs: FILLED_WITHIN_MS } as const;
  const us = { ...job, port: ours.port, pid: ours.pid };
  const them = { ...job, call: 'chat-of-1000-turns', port: nginx.port, pid: nginx.pid } as const;
  const connections = options.longSessions;
  if (!(await isThere(clients, ours.port, CALL))) console.log(row('a turn with history', NOT_THERE));
  else {
    const short = {
      ...us,
      call: CALL,
      warmUpMs: options.warmUpMs,
      forMs: options.forMs,
      turnsPerSession: 1,
    } as const;
    const first: Cost = {
      cpu: await clients.work({ ...short, connections }),
      alone: await clients.work({ ...short, connections: 1 }),
    };
    const { sessions } = await clients.work({ ...us, call: CALL, connections, callsEach: options.longTurns });
    const late = { ...us, call: CALL, sessions, callsEach: last } as const;
    const thousandth: Cost = {
      cpu: await clients.work({ ...late, connections }),
      alone: await clients.work({ ...late, connections: 1 }),
    };
    console.log(row('', 'CPU a turn', 'p50, one client'));
    console.log(line('turn 1', first));
    console.log(
      `${line(`turns from ${options.longTurns + 1} on`, thousandth)}  ${(ratio(thousandth) / ratio(first)).toFixed(1)} times the CPU of the first`,
    );
  }
  const whole: Cost = {
    cpu: await clients.work({ ...them, connections, callsEach: last * 2 }),
    alone: await clients.work({ ...them, connections: 1, callsEach: last }),
  };
  console.log(line('nginx, all 1000 turns sent', whole));
  await ours.stop();
  await nginx.stop();
}

const ratio = ({ cpu: { cpuMs, calls } }: Cost): number => cpuMs / calls;
const line = (name: string, cost: Cost): string => row(name, ms(ratio(cost)), ms(cost.alone.p50Ms));
