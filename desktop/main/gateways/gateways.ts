import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import {
  gatewaySettings,
  type Gateway,
  type GatewaySettings,
  SANDBOX_GATEWAY_ID,
} from '../../contract/gateways.ts';
import { Topic } from '../concurrency/topic.ts';
import { Turns } from '../concurrency/turns.ts';
import { gatewayFolder } from '../state/folders.ts';
import { JsonFile } from '../state/json-file.ts';
import { written } from '../state/written.ts';

const saved = z.array(gatewaySettings.extend({ id: z.uuid() })).readonly();
type Saved = z.infer<typeof saved>;

const SANDBOX: Gateway = {
  kind: 'sandbox',
  id: SANDBOX_GATEWAY_ID,
  name: 'Sandbox',
  color: 'teal',
  isReadOnly: false,
};

/** The list of gateways: the sandbox first, then those that the operator saved, in `<dataDir>/gateways.json`. */
export class Gateways {
  private readonly dataDir: string;
  private readonly file: JsonFile<Saved>;
  private readonly changes = new Topic<readonly Gateway[]>();
  private readonly turns = new Turns();
  private known: Saved | undefined;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.file = new JsonFile(join(dataDir, 'gateways.json'), saved);
  }

  async list(): Promise<readonly Gateway[]> {
    this.known ??= (await this.file.read()) ?? [];
    return [SANDBOX, ...this.known.map((settings) => ({ kind: 'aws' as const, ...settings }))];
  }

  /** @throws AppError NOT_FOUND */
  async get(id: string): Promise<Gateway> {
    const found = (await this.list()).find((gateway) => gateway.id === id);
    if (found) return found;
    throw new AppError('NOT_FOUND', 'This gateway is not in the list any more.', {
      remedy: 'Choose another gateway.',
    });
  }

  /** The whole list now and after each change. */
  async *watch(signal?: AbortSignal): AsyncGenerator<readonly Gateway[], void, void> {
    const now = await this.list();
    yield* this.changes.watch(signal, () => [now]);
  }

  /** @throws AppError CONFLICT for a name that is taken */
  create(settings: GatewaySettings): Promise<Gateway> {
    return this.turns.run(async () => {
      await this.refuseTakenName(settings.name);
      const id = randomUUID();
      await this.save([...(this.known ?? []), { ...settings, id }]);
      return { kind: 'aws', ...settings, id };
    });
  }

  /** @throws AppError NOT_FOUND, CONFLICT for a name that is taken */
  update(id: string, settings: GatewaySettings): Promise<Gateway> {
    return this.turns.run(async () => {
      await this.refuseSandbox(id);
      await this.refuseTakenName(settings.name, id);
      await this.save((this.known ?? []).map((one) => (one.id === id ? { ...settings, id } : one)));
      return { kind: 'aws', ...settings, id };
    });
  }

  /** Forgets a gateway and what this machine keeps of it; the gateway itself is not touched. @throws AppError NOT_FOUND */
  remove(id: string): Promise<void> {
    return this.turns.run(async () => {
      await this.refuseSandbox(id);
      await this.save((this.known ?? []).filter((one) => one.id !== id));
      await written(() => rm(gatewayFolder(this.dataDir, id), { recursive: true, force: true }));
    });
  }

  private async refuseSandbox(id: string): Promise<void> {
    if ((await this.get(id)).kind === 'aws') return;
    throw new AppError('INVALID_INPUT', 'The sandbox is always in the list and has no settings.');
  }

  private async refuseTakenName(name: string, id?: string): Promise<void> {
    const isTaken = (await this.list()).some(
      (one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!isTaken) return;
    throw new AppError('CONFLICT', 'Another gateway has this name.', {
      field: 'name',
      remedy: 'Choose another name.',
    });
  }

  private async save(known: Saved): Promise<void> {
    await this.file.write(known);
    this.known = known;
    this.changes.publish(await this.list());
  }
}
