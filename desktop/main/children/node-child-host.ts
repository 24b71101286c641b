import { fork } from 'node:child_process';
import type { Child, ChildHost } from './child.ts';
import { readLines } from './output.ts';
import { readiness } from './readiness.ts';

/** A debugger's port belongs to one process, and options of a test runner are not meant for our children. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_CHANNEL_FD: _channel, ...inherited } = process.env;
  return { ...inherited, ...env };
}

/** Children as Node processes of the same version as ours. */
export const nodeChildHost: ChildHost = {
  fork: (entry, { name, env, onLog }) => {
    const child = fork(entry, [], {
      env: environment(env),
      execPath: process.execPath,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    });
    const { lastWords } = readLines([child.stdout, child.stderr], onLog);
    const exited: Child['exited'] = new Promise((resolve) => {
      child.once('exit', (code, signal) => void lastWords().then(() => resolve({ code, signal })));
      child.on('error', (error) => {
        onLog(error.message);
        // Without a pid it never ran, and no exit will follow.
        if (child.pid === undefined) resolve({ code: null, signal: null });
      });
    });
    const onMessage: Child['onMessage'] = (listener) => {
      child.on('message', listener);
      return () => void child.off('message', listener);
    };
    const kill = (): void => void child.kill('SIGKILL');
    return {
      get pid() {
        return child.pid;
      },
      ready: readiness(name, { onMessage, exited }),
      exited,
      send: (message) => {
        // It may end at any moment; its end is told by `exited`.
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage,
      kill,
      stop: async (graceMs) => {
        // Windows knows no signal that asks; that the parent is gone is asked everywhere.
        if (process.platform !== 'win32') child.kill('SIGTERM');
        else if (child.connected) child.disconnect();
        const timer = setTimeout(kill, graceMs);
        await exited;
        clearTimeout(timer);
      },
    };
  },
};
