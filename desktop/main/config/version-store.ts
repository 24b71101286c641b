import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { configVersion, type ConfigVersion } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import { JsonFile } from '../state/json-file.ts';
import { TEMPORARY, writeAtomic } from '../state/write-atomic.ts';
import { written } from '../state/written.ts';

const entry = configVersion.omit({ isRunning: true });
const index = z.object({ runningId: z.string(), versions: z.array(entry) });
type Index = z.infer<typeof index>;
type Entry = z.infer<typeof entry>;

export interface StoredVersion extends ConfigVersion {
  readonly text: string;
}

export interface NewVersion {
  readonly text: string;
  readonly author: string;
  readonly note: string;
}

const ID = /^\d{8}T\d{6}-[0-9a-f]{6}$/;

/** `20261124T101530-3fa9c1`: sorts by time, and two of one second differ. */
const createId = (now: Date): string =>
  `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${randomBytes(3).toString('hex')}`;

/**
 * The versions of one gateway's config.yaml that ran here, in one folder: each text a file of its own, `index.json` says which runs.
 * A text that never came to run is in no list.
 */
export class VersionStore {
  private readonly folder: string;
  private readonly file: JsonFile<Index>;
  private readonly first: () => Promise<NewVersion>;
  private known: Promise<Index> | undefined;

  /** @param first what runs before anything was published */
  constructor(folder: string, first: () => Promise<NewVersion>) {
    this.folder = folder;
    this.file = new JsonFile(join(folder, 'index.json'), index);
    this.first = first;
  }

  async runningId(): Promise<string> {
    return (await this.index()).runningId;
  }

  async running(): Promise<StoredVersion> {
    return this.get(await this.runningId());
  }

  /** Newest first. */
  async list(): Promise<readonly ConfigVersion[]> {
    const { runningId, versions } = await this.index();
    return versions.map((one) => ({ ...one, isRunning: one.id === runningId })).reverse();
  }

  /** @throws AppError NOT_FOUND */
  async get(id: string): Promise<StoredVersion> {
    const { runningId, versions } = await this.index();
    const found = versions.find((one) => one.id === id);
    const text = found && (await this.readText(id));
    if (found === undefined || text === undefined) {
      throw new AppError('NOT_FOUND', 'This version is not kept any more.', {
        remedy: 'Choose another version.',
      });
    }
    return { ...found, isRunning: id === runningId, text };
  }

  /** Keeps a text; it is in the list once it runs. @throws AppError UNAVAILABLE when it cannot be written */
  async add({ text, author, note }: NewVersion): Promise<Entry> {
    const now = new Date();
    const made: Entry = { id: createId(now), publishedAt: now.toISOString(), author, note };
    await written(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeAtomic(this.textFile(made.id), text);
    });
    return made;
  }

  /** The text of an added version runs from now on. */
  async setRunning(added: Entry): Promise<ConfigVersion> {
    const { versions } = await this.index();
    const made = { ...added, publishedAt: new Date().toISOString() };
    await this.save({ runningId: made.id, versions: [...versions, made] });
    return { ...made, isRunning: true };
  }

  /** Forgets an added text that did not come to run. */
  async discard({ id }: Entry): Promise<void> {
    await rm(this.textFile(id), { force: true });
  }

  private index(): Promise<Index> {
    this.known ??= this.open().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async open(): Promise<Index> {
    const found = await this.file.read();
    if (found && (await this.readText(found.runningId)) !== undefined) {
      await this.removeStrays(found);
      return found;
    }
    const made = await this.add(await this.first());
    const begun = { runningId: made.id, versions: [...(found?.versions ?? []), made] };
    await this.file.write(begun);
    return begun;
  }

  /** Texts of a publish that was cut off with the app. */
  private async removeStrays({ versions }: Index): Promise<void> {
    const kept = new Set(versions.map(({ id }) => `${id}.yaml`));
    for (const name of await readdir(this.folder)) {
      const isStray = name.endsWith(TEMPORARY) || (name.endsWith('.yaml') && !kept.has(name));
      if (isStray) await rm(join(this.folder, name), { force: true });
    }
  }

  private async save(next: Index): Promise<void> {
    await this.file.write(next);
    this.known = Promise.resolve(next);
  }

  private textFile(id: string): string {
    return join(this.folder, `${id}.yaml`);
  }

  private async readText(id: string): Promise<string | undefined> {
    if (!ID.test(id)) return undefined;
    return readFile(this.textFile(id), 'utf8').catch(() => undefined);
  }
}
