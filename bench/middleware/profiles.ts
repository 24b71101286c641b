import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NOT_THERE } from './figures.ts';
import type { CallName } from './load/protocol.ts';
import { summarise, type Share } from './profile.ts';
import { SLACK, TURNS_PER_SESSION } from './rounds.ts';
import type { Stage } from './stage.ts';
import { isThere } from './there.ts';

const PLACE = join(import.meta.dirname, '..', '..', '.cache', 'bench');
const CALLS: readonly CallName[] = ['chat', 'stream', 'converse', 'converse-stream', 'history'];
const TOP_FRAMES = 25;
/** Starting and compiling are not what a proxy does all day. */
const LEFT_OUT_MS = 4_000;

const print = (shares: readonly Share[]): void => {
  for (const { name, share } of shares) console.log(`${(share * 100).toFixed(1).padStart(6)} %  ${name}`);
};

/** Says for each kind of call where the middleware spends its time, and keeps the profiles for a closer look. */
export async function writeProfiles(stage: Stage): Promise<void> {
  await mkdir(PLACE, { recursive: true });
  for (const call of CALLS) {
    const folder = join(PLACE, 'writing');
    await rm(folder, { recursive: true, force: true });
    const ours = await stage.startOurs(['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=250']);
    const { port, pid } = ours;
    console.log(`\n${call}`);
    const isMeasured = await isThere(stage.clients, port, call);
    if (isMeasured) {
      const { warmUpMs, forMs } = stage.options;
      await stage.clients.work({
        kind: 'run',
        call,
        port,
        pid,
        connections: 32,
        warmUpMs,
        forMs: forMs + LEFT_OUT_MS,
        slack: SLACK,
        turnsPerSession: TURNS_PER_SESSION,
      });
    }
    await ours.stop();
    if (!isMeasured) {
      console.log(NOT_THERE);
      continue;
    }
    const [written = ''] = await readdir(folder);
    const file = join(PLACE, `middleware-${call}.cpuprofile`);
    await rename(join(folder, written), file);
    const { packages, frames, ours: functions } = summarise(await readFile(file, 'utf8'), LEFT_OUT_MS);
    print(packages.filter(({ share }) => share >= 0.001));
    console.log('  the functions of the most time of their own');
    print(frames.slice(0, TOP_FRAMES));
    console.log('  our functions, with all that they call');
    print(functions.slice(0, TOP_FRAMES));
    console.log(`  ${file}`);
  }
}
