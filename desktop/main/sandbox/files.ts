import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { sandboxEngine } from '../../contract/sandbox.ts';
import { writeAtomic } from '../state/write-atomic.ts';
import { written } from '../state/written.ts';

const remembered = z.object({
  engine: sandboxEngine.default('compatible'),
  /** Where the sandbox's URL was last; clients are set to it. */
  port: z.number().int().min(0).max(65_535).default(0),
});
export type Remembered = z.infer<typeof remembered>;

/** What the sandbox keeps on disk, all in one folder that only this user reads. */
export class SandboxFiles {
  private readonly folder: string;
  /** By file: whoever asks while one is being made gets the same. */
  private readonly secrets = new Map<string, Promise<string>>();

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'sandbox');
  }

  get postgresFolder(): string {
    return join(this.folder, 'postgres');
  }

  /** For config files of running gateways. */
  get gatewayFolder(): string {
    return join(this.folder, 'gateway');
  }

  logFile(part: string): string {
    return join(this.folder, 'logs', `${part}.log`);
  }

  /** The master key: made once, kept until a reset. */
  masterKey(): Promise<string> {
    return this.secret(join(this.folder, 'key'), () => `sk-${randomBytes(24).toString('base64url')}`);
  }

  /** Postgres's password, beside the files it opens: both come and go together. */
  databasePassword(): Promise<string> {
    return this.secret(join(this.postgresFolder, 'password'), () => randomBytes(24).toString('hex'));
  }

  async remembered(): Promise<Remembered> {
    try {
      return remembered.parse(JSON.parse(await readFile(join(this.folder, 'state.json'), 'utf8')));
    } catch {
      // Nothing in it is worth a question: an engine and a port are found again.
      return remembered.parse({});
    }
  }

  remember(state: Remembered): Promise<void> {
    return written(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeAtomic(join(this.folder, 'state.json'), `${JSON.stringify(state)}\n`);
    });
  }

  /** Makes the folders; what a killed Gatehouse left in them of running gateways goes. */
  prepare(): Promise<void> {
    return written(async () => {
      await rm(this.gatewayFolder, { recursive: true, force: true });
      for (const folder of [this.folder, this.postgresFolder, this.gatewayFolder]) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
      }
    });
  }

  /** Forgets the database and the key. */
  forget(): Promise<void> {
    this.secrets.clear();
    return written(async () => {
      await rm(this.postgresFolder, { recursive: true, force: true, maxRetries: 5 });
      await rm(join(this.folder, 'key'), { force: true });
    });
  }

  private secret(file: string, make: () => string): Promise<string> {
    const known = this.secrets.get(file) ?? readOrMake(file, make);
    this.secrets.set(file, known);
    // One that could not be made is tried again.
    known.catch(() => this.secrets.delete(file));
    return known;
  }
}

async function readOrMake(file: string, make: () => string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.trim() !== '') return known.trim();
  const made = make();
  await written(async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeAtomic(file, `${made}\n`);
  });
  return made;
}
