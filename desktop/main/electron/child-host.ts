import { utilityProcess } from 'electron';
import type { Child, ChildHost } from '../children/child.ts';
import { readLines } from '../children/output.ts';
import { readiness } from '../children/readiness.ts';

/**
 * Children as Electron's utility processes: Electron's own binary cannot be run as plain Node once it is packaged. They end
 * with this process, however it ends. A killed one reports exit code 0, so no code says that all went well.
 */
export const electronChildHost: ChildHost = {
  fork: (entry, { name, env, onLog }) => {
    const child = utilityProcess.fork(entry, [], {
      env: { ...process.env, ...env },
      serviceName: `Gatehouse ${name}`,
      stdio: 'pipe',
    });
    const { lastWords } = readLines([child.stdout, child.stderr], onLog);
    const exited: Child['exited'] = new Promise((resolve) => {
      child.once('exit', (code) => void lastWords().then(() => resolve({ code, signal: null })));
    });
    const onMessage: Child['onMessage'] = (listener) => {
      child.on('message', listener);
      return () => child.off('message', listener);
    };
    const kill = (): void => {
      if (child.pid !== undefined) end(child.pid);
    };
    return {
      get pid() {
        return child.pid;
      },
      ready: readiness(name, { onMessage, exited }),
      exited,
      send: (message) => child.postMessage(message),
      onMessage,
      kill,
      stop: async (graceMs) => {
        child.kill();
        const timer = setTimeout(kill, graceMs);
        await exited;
        clearTimeout(timer);
      },
    };
  },
};

/** `UtilityProcess.kill` only asks. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
