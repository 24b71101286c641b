import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { Turns } from '../concurrency/turns.ts';
import { writeAtomic } from './write-atomic.ts';
import { written } from './written.ts';

/** One JSON file of the data folder: read with a schema, written whole or not at all, readable by this user only. */
export class JsonFile<T> {
  readonly path: string;
  private readonly schema: z.ZodType<T>;
  private readonly turns = new Turns();

  constructor(path: string, schema: z.ZodType<T>) {
    this.path = path;
    this.schema = schema;
  }

  /**
   * @returns undefined when there is no file. One that cannot be understood is set aside under another name, so that nothing
   * is lost and the next write does not touch it.
   * @throws AppError UNAVAILABLE when it is there but may not be read
   */
  async read(): Promise<T | undefined> {
    const text = await this.text();
    if (text === undefined) return undefined;
    const value = this.understood(text);
    if (value === undefined) await written(() => rename(this.path, `${this.path}.${Date.now()}.broken`));
    return value;
  }

  /** The value of the last call is what stays. @throws AppError UNAVAILABLE for a full disk and for what may not be written */
  write(value: T): Promise<void> {
    return this.turns.run(() =>
      written(async () => {
        await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
        await writeAtomic(this.path, `${JSON.stringify(value, null, 2)}\n`);
      }),
    );
  }

  private understood(text: string): T | undefined {
    try {
      return this.schema.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  }

  private async text(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new AppError('UNAVAILABLE', `A file of Gatehouse cannot be read: "${this.path}".`, {
        remedy: 'Allow reading it, or choose another folder with --data-dir.',
        cause,
      });
    }
  }
}
