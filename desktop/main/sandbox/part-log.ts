import { setImmediate } from 'node:timers/promises';
import type { SandboxLogLine } from '../../contract/sandbox.ts';
import { LogFile } from './log-file.ts';
import { readableLine } from './readable-line.ts';
import { Topic } from '../concurrency/topic.ts';

export const KEPT_LINES = 5_000;
const BATCH = 100;
const MAX_LINE_CHARS = 4_000;

/** What terminals show as colours. */
const COLOURS = /\u001b\[[\d;]*m/g;

/** What one part wrote: the last lines in memory, in words, and more in a file, as it wrote them. */
export class PartLog {
  private readonly lines: SandboxLogLine[] = [];
  private readonly news = new Topic<true>();
  private readonly file: LogFile;
  private readonly secrets: () => readonly string[];
  private nextId = 0;

  /** @param secrets what never gets into a log, whoever writes it */
  constructor(path: string, secrets: () => readonly string[]) {
    this.file = new LogFile(path);
    this.secrets = secrets;
  }

  add(line: string): void {
    let text = line.slice(0, MAX_LINE_CHARS).replace(COLOURS, '');
    for (const secret of this.secrets()) text = text.replaceAll(secret, '•••');
    const at = new Date().toISOString();
    this.lines.push({ id: this.nextId, at, text: readableLine(text) });
    this.nextId += 1;
    if (this.lines.length > KEPT_LINES) this.lines.shift();
    this.file.write(`${at} ${text}\n`);
    this.news.publish(true);
  }

  /**
   * The kept lines and then the new ones, at most 100 at a time, with a turn of the event loop between: a stream has no
   * backpressure. Who reads too slowly misses lines; their ids show it.
   */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<SandboxLogLine[], void, void> {
    let next = 0;
    const leave = new AbortController();
    const either = signal ? AbortSignal.any([signal, leave.signal]) : leave.signal;
    const news = this.news.watch(either);
    try {
      // Listens before it looks, so that no line falls between.
      let isNew = news.next();
      while (!either.aborted) {
        const first = Math.max(0, next - (this.lines[0]?.id ?? next));
        const batch = this.lines.slice(first, first + BATCH);
        const last = batch.at(-1);
        if (last) {
          next = last.id + 1;
          yield batch;
          await setImmediate();
        } else {
          await isNew;
          isNew = news.next();
        }
      }
    } finally {
      leave.abort();
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
