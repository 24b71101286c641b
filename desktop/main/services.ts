import type { Logger } from 'pino';
import { appRouter } from './app/router.ts';
import type { Shell } from './app/shell.ts';
import type { Layout } from './layout.ts';

export interface ServicesOptions {
  readonly dataDir: string;
  readonly layout: Layout;
  readonly shell: Shell;
  readonly log: Logger;
  readonly logFile: string;
}

/** Everything Gatehouse does, composed: one line a feature. Knows neither the window nor what carries its calls. */
export function createServices({ dataDir, shell, log, logFile }: ServicesOptions) {
  const router = {
    app: appRouter({ shell, dataDir, logFile, log }),
  };
  return {
    router,
    start: (): void => undefined,
    stop: (): Promise<void> => Promise.resolve(),
  };
}

export type Services = ReturnType<typeof createServices>;
