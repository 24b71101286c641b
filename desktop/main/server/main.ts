import { AppError } from '../../contract/errors.ts';
import { parseServerOptions } from './options.ts';
import { outliveOutput, printNote } from './print.ts';
import { runServer } from './run.ts';
import { stopSignal } from './stop-signal.ts';

/**
 * The browser mode from its command line to its end.
 * @param entryFile the file that was started, from which everything else is found
 * @returns the exit code: 0, 1 for what the person can put right, 2 for wrong use
 */
export async function main(entryFile: string, args: readonly string[]): Promise<number> {
  outliveOutput();
  try {
    await runServer(parseServerOptions(args), entryFile, stopSignal());
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    printNote([error.message, error.remedy].filter(Boolean).join(' '));
    return error.code === 'INVALID_INPUT' ? 2 : 1;
  }
}
