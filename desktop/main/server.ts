import { AppError } from '../contract/errors.ts';
import { parseServerOptions } from './server/options.ts';
import { outliveOutput, printNote } from './server/print.ts';
import { runServer } from './server/run.ts';
import { stopSignal } from './server/stop-signal.ts';

/** Gatehouse in a browser: `server.mjs [--data-dir DIR] [--port N] [--no-open]`. */
try {
  outliveOutput();
  await runServer(parseServerOptions(process.argv.slice(2)), import.meta.filename, stopSignal());
  process.exit(0);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  printNote([error.message, error.remedy].filter(Boolean).join(' '));
  process.exit(error.code === 'INVALID_INPUT' ? 2 : 1);
}
