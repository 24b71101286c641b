import { cpuMs } from '../proc.ts';
import { scriptOf } from './calls.ts';
import { Client } from './client.ts';
import type { HoldJob, HoldResult } from './protocol.ts';

/** Connections that are opened at once; a listening socket's queue is not endless. */
const AT_ONCE = 100;

let held: Client[] = [];

/** Closes the streams of the last job, opens new ones, and counts their pieces for a while. They stay open until the next job. */
export function hold({ call, port, pid, connections, forMs }: HoldJob): Promise<HoldResult> {
  held.forEach((client) => client.close());
  held = [];
  return new Promise((resolve, reject) => {
    let pieces = 0;
    let begun = 0;
    const open = (): void => {
      let hasBegun = false;
      const client = new Client({
        port,
        onPiece: () => {
          pieces += 1;
          if (hasBegun || client.reader.bytes === 0) return;
          hasBegun = true;
          begin();
        },
        onAnswer: () => reject(new Error(`${call} has ended with ${client.reader.status}.`)),
        onFailure: reject,
      });
      held.push(client);
      client.send(scriptOf(call, { turnsPerSession: 1, sessionId: '' }).next());
    };
    const begin = (): void => {
      begun += 1;
      if (begun === connections) measure();
      else if (held.length < connections) open();
    };
    const measure = (): void => {
      pieces = 0;
      const start = performance.now();
      const cpuAtStart = cpuMs(pid);
      setTimeout(
        () => resolve({ pieces, cpuMs: cpuMs(pid) - cpuAtStart, wallMs: performance.now() - start }),
        forMs,
      );
    };
    if (connections === 0) measure();
    for (let count = 0; count < Math.min(AT_ONCE, connections); count += 1) open();
  });
}
