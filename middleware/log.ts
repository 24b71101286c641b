import pino from 'pino';
import { isoNow } from './calls/iso-now.ts';

/** Lines are written together: one by one they would cost more than anything else that a call does. */
const WRITE_TOGETHER_CHARS = 16 * 1024;
/** Nobody waits longer for a line than this. */
const WRITE_WITHIN_MS = 250;

export interface Log {
  readonly log: pino.Logger;
  /** A line that is JSON already, its end included. */
  readonly write: (line: string) => void;
  /** Writes what is still held. */
  readonly flush: () => void;
}

/** Gathers lines; each write goes through whole. When nobody reads any more, they are thrown away. */
function gather(out: NodeJS.WritableStream): { write(line: string): void; flush(): void } {
  let held = '';
  const flush = (): void => {
    if (held === '') return;
    const text = held;
    held = '';
    out.write(text);
  };
  out.on('error', () => undefined);
  return {
    write: (line) => {
      held += line;
      if (held.length > WRITE_TOGETHER_CHARS) flush();
    },
    flush,
  };
}

/** JSON lines on the standard output. Keys, prompts, answers and claims are never given to it. */
export function createLog(out: NodeJS.WritableStream = process.stdout): Log {
  const lines = gather(out);
  const formatters = { level: (level: string) => ({ level }) };
  const log = pino({ name: 'middleware', base: null, formatters, timestamp: isoTime }, lines);
  setInterval(() => lines.flush(), WRITE_WITHIN_MS).unref();
  process.once('exit', () => lines.flush());
  return {
    log,
    write: (line) => lines.write(line),
    flush: () => lines.flush(),
  };
}

const isoTime = (): string => `,"time":"${isoNow()}"`;
