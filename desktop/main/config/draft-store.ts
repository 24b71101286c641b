import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { JsonFile } from '../state/json-file.ts';
import { written } from '../state/written.ts';

const draft = z.object({ text: z.string(), baseVersionId: z.string(), savedAt: z.string() });
export type Draft = z.infer<typeof draft>;

/** The operator's unpublished text of one gateway: on disk before the window hears that it is saved. */
export class DraftStore {
  private readonly file: JsonFile<Draft>;

  constructor(folder: string) {
    this.file = new JsonFile(join(folder, 'draft.json'), draft);
  }

  async get(): Promise<Draft | null> {
    return (await this.file.read()) ?? null;
  }

  async save(text: string, baseVersionId: string): Promise<Draft> {
    const saved = { text, baseVersionId, savedAt: new Date().toISOString() };
    await this.file.write(saved);
    return saved;
  }

  remove(): Promise<void> {
    return written(() => rm(this.file.path, { force: true }));
  }
}
