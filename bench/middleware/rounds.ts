import type { CallName, RunResult } from './load/protocol.ts';
import type { Stage } from './stage.ts';
import { isThere } from './there.ts';

/** One way of asking, to be held beside the others. */
export interface Contestant {
  readonly name: string;
  readonly call: CallName;
  readonly port: number;
  /** The process whose processor time is counted; absent for none. */
  readonly pid?: number;
}

export interface RoundOptions {
  readonly connections: number;
  readonly forMs: number;
}

/** Bytes by which answers to one request may differ: a latency is in some. */
export const SLACK = 16;
export const TURNS_PER_SESSION = 10;
/** Nobody waits longer for a process to be compiled. */
const COMPILED_WITHIN_MS = 30_000;

/**
 * Rounds in which each has its turn, after as many calls as it takes until what runs often is compiled. Who is not there yet is not in the
 * answer; the results of the others stand in the order of the rounds.
 */
export async function playRounds(
  { clients, options }: Stage,
  all: readonly Contestant[],
  { connections, forMs }: RoundOptions,
): Promise<ReadonlyMap<Contestant, readonly RunResult[]>> {
  const results = new Map<Contestant, RunResult[]>();
  const run = ({ call, port, pid }: Contestant, warmUpMs: number, mostMs: number, callsEach?: number) =>
    clients.work({
      kind: 'run',
      call,
      port,
      pid,
      connections,
      warmUpMs,
      forMs: mostMs,
      callsEach,
      slack: SLACK,
      turnsPerSession: TURNS_PER_SESSION,
    });
  for (const contestant of all) {
    if (!(await isThere(clients, contestant.port, contestant.call))) continue;
    await run(contestant, 0, COMPILED_WITHIN_MS, Math.ceil(options.callsToCompile / connections));
    results.set(contestant, []);
  }
  for (let round = 0; round < options.rounds; round += 1)
    for (const [contestant, some] of results) some.push(await run(contestant, options.warmUpMs, forMs));
  return results;
}
