import pino from 'pino';

/** Lines are written together: one by one they would cost more than anything else that a call does. */
const WRITE_TOGETHER_BYTES = 8 * 1024;
/** Nobody waits longer for a line than this. */
const WRITE_WITHIN_MS = 250;

export interface Log {
  readonly log: pino.Logger;
  /** Writes what is still held. */
  readonly flush: () => void;
}

/** JSON lines on the standard output. Keys, prompts, answers and claims are never given to it. */
export function createLog(): Log {
  const out = pino.destination({ dest: 1, sync: false, minLength: WRITE_TOGETHER_BYTES });
  const log = pino(
    { name: 'middleware', base: null, formatters: { level: (level) => ({ level }) }, timestamp: isoTime },
    out,
  );
  const flushing = setInterval(() => out.flush(), WRITE_WITHIN_MS);
  flushing.unref();
  return {
    log,
    flush: () => {
      try {
        out.flushSync();
      } catch {
        // The other end of the pipe is gone, and with it whoever would have read.
      }
    },
  };
}

const isoTime = (): string => `,"time":"${new Date().toISOString()}"`;
