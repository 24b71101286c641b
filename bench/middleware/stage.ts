import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend, startClients, type Clients } from './clients.ts';
import { startNginx, type Nginx } from './nginx.ts';
import type { Options } from './options.ts';
import { startOurs, type Ours } from './ours.ts';
import { leaveProxyCore } from './program.ts';
import { startCache, startDatabase } from './stores.ts';

interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** All that runs beside the bench: the clients, the backend and the stores once, the proxies as often as they are wanted. */
export class Stage {
  readonly options: Options;
  readonly #folder: string;
  readonly #running: Stoppable[] = [];
  #clients: Clients | undefined;
  #backendPort = 0;
  #databaseUrl: string | undefined;
  #redisUrl: string | undefined;
  #nginxes = 0;
  #closed: Promise<void> | undefined;

  private constructor(options: Options, folder: string) {
    this.options = options;
    this.#folder = folder;
  }

  /** @throws Missing when this machine lacks something */
  static async open(options: Options): Promise<Stage> {
    await leaveProxyCore();
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
    const stage = new Stage(options, folder);
    try {
      await stage.#start();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async #start(): Promise<void> {
    this.#backendPort = this.#keep(await startBackend()).port;
    // What may be missing is known before anything is measured.
    await (await this.startNginx()).stop();
    this.#redisUrl = this.#keep(await startCache(this.#folder)).url;
    this.#databaseUrl = this.#keep(await startDatabase(this.#folder)).url;
    this.#clients = this.#keep(await startClients());
  }

  get clients(): Clients {
    if (!this.#clients) throw new Error('The clients have not been started.');
    return this.#clients;
  }

  /** The fixed-reply backend, to be asked without anything between. */
  get backendPort(): number {
    return this.#backendPort;
  }

  async startNginx(): Promise<Nginx> {
    const place = join(this.#folder, `nginx-${(this.#nginxes += 1)}`);
    await mkdir(place);
    return this.#keep(await startNginx(place, this.#backendPort));
  }

  async startOurs(nodeOptions: readonly string[] = []): Promise<Ours> {
    return this.#keep(
      await startOurs({
        backendPort: this.#backendPort,
        entry: this.options.entry,
        databaseUrl: this.#databaseUrl,
        redisUrl: this.#redisUrl,
        nodeOptions,
      }),
    );
  }

  #keep<T extends Stoppable>(part: T): T {
    this.#running.push(part);
    return part;
  }

  get isClosing(): boolean {
    return this.#closed !== undefined;
  }

  /** Ends everything, the last started first. May be called twice. */
  close(): Promise<void> {
    return (this.#closed ??= this.#end());
  }

  async #end(): Promise<void> {
    for (let part = this.#running.pop(); part; part = this.#running.pop()) await part.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
