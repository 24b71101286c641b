import { held, mib, NOT_THERE, row } from './figures.ts';
import type { CallName } from './load/protocol.ts';
import { memoryMib } from './proc.ts';
import type { Stage } from './stage.ts';
import { isThere } from './there.ts';

const TARGET_MIB = 300;

interface Subject {
  readonly name: string;
  /** A process of its own for each, so that none has grown with the one before. */
  readonly start: (
    stage: Stage,
  ) => Promise<{ readonly port: number; readonly pid: number; readonly stop: () => Promise<void> }>;
  /** One piece a second. */
  readonly trickle: CallName;
  /** Fifty pieces a second. */
  readonly brisk: CallName;
  readonly targetMib?: number;
}

const nginx = async (stage: Stage) => {
  const { streamPort, pid, stop } = await stage.startNginx();
  return { port: streamPort, pid, stop };
};
const ours = (stage: Stage) => stage.startOurs();

const SUBJECTS: readonly Subject[] = [
  { name: 'nginx, stream', start: nginx, trickle: 'trickle', brisk: 'brisk' },
  { name: 'stream', start: ours, trickle: 'trickle', brisk: 'brisk', targetMib: TARGET_MIB },
  {
    name: 'converse-stream',
    start: ours,
    trickle: 'converse-trickle',
    brisk: 'converse-brisk',
    targetMib: TARGET_MIB,
  },
];

/** What streams cost that stay open: memory, and the work for one piece that is sent on by itself. */
export async function measureStreams(stage: Stage): Promise<void> {
  const { streams, briskStreams } = stage.options;
  console.log(row('', 'idle', `${streams} open`, 'grown by', 'pieces/s', `CPU a piece`));
  console.log(row('', '', 'a piece/s each', '', `${briskStreams} streams`, `at this pace`));
  for (const subject of SUBJECTS) console.log(await measure(stage, subject));
}

async function measure(stage: Stage, subject: Subject): Promise<string> {
  const { clients, options } = stage;
  const { name, trickle, brisk, targetMib } = subject;
  const { port, pid, stop } = await subject.start(stage);
  const nothing = { kind: 'hold', call: trickle, port, pid, connections: 0, forMs: 0 } as const;
  try {
    const first = brisk === 'converse-brisk' ? 'converse' : 'chat';
    if (!(await isThere(clients, port, first))) return row(name, NOT_THERE);
    const idle = memoryMib(pid);
    await clients.work({ ...nothing, connections: options.streams, forMs: options.holdMs });
    const open = memoryMib(pid);
    await clients.work(nothing);
    const { pieces, cpuMs, wallMs } = await clients.work({
      ...nothing,
      call: brisk,
      connections: options.briskStreams,
      forMs: options.holdMs,
    });
    await clients.work(nothing);
    const line = row(
      name,
      mib(idle),
      mib(open),
      mib(open - idle),
      ((pieces * 1000) / wallMs).toFixed(0),
      `${((cpuMs * 1000) / pieces).toFixed(1)} µs`,
    );
    return targetMib === undefined ? line : `${line}  ${held(open < targetMib, `< ${targetMib} MiB`)}`;
  } finally {
    await stop();
  }
}
