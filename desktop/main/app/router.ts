import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import { contract } from '../../contract/index.ts';
import type { Shell } from './shell.ts';

export interface AppOptions {
  readonly shell: Shell;
  readonly dataDir: string;
  readonly logFile: string;
  readonly log: Logger;
}

/** What the window asks about Gatehouse itself. */
export function appRouter({ shell, dataDir, logFile, log }: AppOptions) {
  const os = implement(contract.app);
  return os.router({
    about: os.about.handler(() => ({
      version: shell.version,
      shell: shell.kind,
      platform: `${process.platform} ${process.arch}`,
      dataDir,
      logFile,
      canKeepSecrets: shell.canKeepSecrets,
    })),
    openLog: os.openLog.handler(() => shell.showFile(logFile)),
    reportCrash: os.reportCrash.handler(({ input }) => {
      log.error({ crash: input }, 'a page of the window stopped working');
    }),
  });
}
