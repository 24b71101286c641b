import { implement } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { Sandbox } from './sandbox.ts';

/** What the window asks of the gateway on this machine. */
export function sandboxRouter(sandbox: Sandbox) {
  const os = implement(contract.sandbox);
  return os.router({
    watch: os.watch.handler(({ signal }) => sandbox.watch(signal)),
    start: os.start.handler(() => sandbox.start()),
    stop: os.stop.handler(() => sandbox.stop()),
    reset: os.reset.handler(() => sandbox.reset()),
    key: os.key.handler(async () => ({ key: await sandbox.key() })),
    watchLogs: os.watchLogs.handler(({ input, signal }) => sandbox.watchLogs(input.part, signal)),
    litellm: os.litellm.handler(() => sandbox.availability()),
    switchEngine: os.switchEngine.handler(({ input }) => sandbox.switchEngine(input.engine)),
  });
}
