import { parseArgs } from 'node:util';
import { AppError } from '../../contract/errors.ts';

export interface ServerOptions {
  readonly dataDir: string | undefined;
  /** 0 for a free one. */
  readonly port: number;
  /** False: no browser is opened, and the addresses are printed. */
  readonly opensBrowser: boolean;
}

export const SERVER_USAGE = 'Options: --data-dir DIR, --port N, --no-open';

/**
 * Reads the command line of the browser mode.
 * @throws AppError INVALID_INPUT that names the option
 */
export function parseServerOptions(args: readonly string[]): ServerOptions {
  const values = parse(args);
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new AppError('INVALID_INPUT', `--port takes a number from 0 to 65535, not "${values.port ?? ''}".`);
  }
  const dataDir = values['data-dir'];
  if (dataDir === '') throw new AppError('INVALID_INPUT', '--data-dir takes a folder.');
  return { dataDir, port, opensBrowser: values['no-open'] !== true };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        // Which of the two ways of showing the window was settled by whoever started us.
        browser: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : '';
    throw new AppError('INVALID_INPUT', `${message}.`, { remedy: SERVER_USAGE, cause });
  }
}
