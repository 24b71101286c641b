import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, stdSerializers, type Logger } from 'pino';
import { scrub } from './scrub.ts';

/** At start a log larger than this becomes the previous one; two are kept. In bytes. */
const MAX_LOG_SIZE = 5 * 1024 * 1024;

/** Field names whose values never reach the log, at the top and one level down. */
const SECRET_FIELDS = ['key', 'apiKey', 'masterKey', 'token', 'password', 'secret', 'authorization'];

export interface Log {
  readonly logger: Logger;
  /** Absolute path of the file that is written. */
  readonly file: string;
}

/**
 * Opens the log of this run: JSON lines in `<dataDir>/logs/gatehouse.log`, each at once on disk so that a crash loses nothing.
 * A full disk or a folder that cannot be written costs the log and nothing else.
 */
export function openLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'gatehouse.log');
  try {
    mkdirSync(folder, { recursive: true });
    setAsideWhenLarge(file);
    const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
    destination.on('error', () => undefined);
    return { logger: createLogger(destination), file };
  } catch {
    return { logger: pino({ enabled: false }), file };
  }
}

/** A logger that keeps secrets out, whatever is handed to it. */
export function createLogger(destination: { write(line: string): unknown }): Logger {
  return pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
        censor: '…',
      },
      serializers: { err: stdSerializers.err },
    },
    { write: (line) => void destination.write(scrub(line)) },
  );
}

function setAsideWhenLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_SIZE) renameSync(file, `${file}.previous`);
}
