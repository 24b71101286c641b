import { app } from 'electron';
import type { Logger } from 'pino';

/** Stops everything we started before the process ends, however it is asked to: menu, last window, signal, parent gone. */
export function stopBeforeQuit(stop: () => Promise<void>, log: Logger): void {
  let stopping: Promise<void> | undefined;
  app.on('will-quit', (event) => {
    event.preventDefault();
    stopping ??= stop()
      .catch((error: unknown) => log.error({ err: error }, 'not everything stopped'))
      .then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  process.once('disconnect', () => app.quit());
}
