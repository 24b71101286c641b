import { join } from 'node:path';
import { spawnGuarded } from './guarded.ts';
import { nodeChildHost } from './node-child-host.ts';

/** A parent to be killed: prints the pids of a forked child and of a guarded program. */
const env = { ACT: 'ready' };
const child = nodeChildHost.fork(join(import.meta.dirname, 'child.fixture.ts'), {
  name: 'child',
  env,
  onLog: () => undefined,
});
await child.ready;
const program = spawnGuarded(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'], {
  signal: 'KILL',
});
process.stdout.write(`${JSON.stringify([child.pid, program.pid])}\n`);
