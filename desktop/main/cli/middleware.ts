import { pathToFileURL } from 'node:url';
import { type ExitCode, type Word } from './run.ts';

/** `gatehouse middleware start`, for a gateway that is put together by hand: settings by environment, as its image takes them. */
export const middlewareWord =
  (entry: string): Word =>
  (program, report) => {
    program
      .command('middleware')
      .description('The service in front of LiteLLM')
      .command('start')
      .description(
        'Start it in the foreground; its settings are environment variables, see docs/middleware.md',
      )
      .action(async () => {
        // A terminal's Ctrl+C is meant for it, though npm stands between them.
        process.on('SIGINT', () => process.kill(process.pid, 'SIGTERM'));
        await import(pathToFileURL(entry).href);
        report((process.exitCode ?? 0) as ExitCode);
      });
  };
