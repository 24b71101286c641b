import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 5_000_000;

/** A log on disk, with one older file beside it. A full disk costs lines, never the program. */
export class LogFile {
  private readonly path: string;
  private stream: WriteStream | undefined;
  private bytes = 0;

  constructor(path: string) {
    this.path = path;
  }

  write(text: string): void {
    this.bytes += Buffer.byteLength(text);
    if (this.stream && this.bytes > MAX_BYTES) {
      this.stream.end();
      this.stream = undefined;
    }
    this.stream ??= this.open();
    this.stream?.write(text);
  }

  async close(): Promise<void> {
    const { stream } = this;
    this.stream = undefined;
    if (stream && !stream.closed) await new Promise<void>((resolve) => stream.once('close', resolve).end());
  }

  private open(): WriteStream | undefined {
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      this.bytes = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
      if (this.bytes > MAX_BYTES / 2) {
        renameSync(this.path, `${this.path}.1`);
        this.bytes = 0;
      }
      const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
      stream.on('error', () => undefined);
      return stream;
    } catch {
      return undefined;
    }
  }
}
