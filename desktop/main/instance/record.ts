import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '../state/write-atomic.ts';

const record = z.object({
  pid: z.number().int(),
  shell: z.enum(['electron', 'browser']),
  /** In browser mode, once it listens. */
  url: z.string().optional(),
});

/** Who uses a data folder. */
export type InstanceRecord = z.infer<typeof record>;

const fileIn = (dataDir: string): string => join(dataDir, 'running.json');

/** Undefined when nobody wrote it, or when it cannot be understood. */
export async function readRecord(dataDir: string): Promise<InstanceRecord | undefined> {
  try {
    return record.parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Readable by this user only: the address carries the token. */
export const writeRecord = (dataDir: string, mine: InstanceRecord): Promise<void> =>
  writeAtomic(fileIn(dataDir), `${JSON.stringify(mine)}\n`);

export const removeRecord = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });
