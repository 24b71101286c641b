import type { Logger } from 'pino';
import { AppError } from '../../contract/errors.ts';
import type { Sandbox } from './sandbox.ts';

/** Starts the sandbox with the app. What keeps it from starting is in its status already; a bug goes to the log. */
export function startInBackground(sandbox: Sandbox, log: Logger): void {
  sandbox.start().catch((error: unknown) => {
    if (error instanceof AppError) log.warn({ code: error.code }, error.message);
    else log.error({ err: error }, 'the sandbox did not start');
  });
}
