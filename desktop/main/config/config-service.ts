import { userInfo } from 'node:os';
import { parseConfig } from '../../../config/document.ts';
import type { ConfigState, ConfigVersion, PublishEvent, Traffic } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import type { Gateway } from '../../contract/gateways.ts';
import { LitellmClient } from '../litellm/client.ts';
import { gatewayFolder } from '../state/folders.ts';
import type { GatewayTarget } from '../target.ts';
import { ConfigBook } from './config-book.ts';
import { publish } from './publish.ts';
import { watchTraffic, type TrafficQuestion } from './traffic.ts';
import { modeOf, type ModelTrial, tryModel } from './try-models.ts';
import type { StoredVersion } from './version-store.ts';

export interface ConfigServiceOptions {
  readonly dataDir: string;
  /** @throws AppError NOT_FOUND */
  readonly gateway: (id: string) => Promise<Gateway>;
  /** @throws AppError UNAVAILABLE for a gateway that cannot be reached from here */
  readonly target: (gateway: Gateway) => GatewayTarget;
  /** What runs before anything was published. */
  readonly defaultConfig: () => Promise<string>;
}

export interface PublishRequest {
  readonly text: string;
  readonly baseVersionId: string;
  readonly note: string;
  readonly tryModels: readonly string[];
}

/** The operator's name on this machine, for the list of versions. */
function authorName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers have no entry for the user.
    return '';
  }
}

/** Drafts, versions and publishing of each gateway's config.yaml. */
export class ConfigService {
  private readonly options: ConfigServiceOptions;
  private readonly books = new Map<string, ConfigBook>();
  private readonly leaving = new AbortController();

  constructor(options: ConfigServiceOptions) {
    this.options = options;
  }

  async get(gatewayId: string): Promise<ConfigState> {
    const target = await this.target(gatewayId);
    const { versions, draft } = this.book(gatewayId);
    const [running, unpublished, context] = await Promise.all([
      versions.running(),
      draft.get(),
      target.context(),
    ]);
    return {
      running,
      draft: unpublished,
      context: {
        ...context,
        environmentNames: context.environmentNames && [...context.environmentNames],
        cacheTypes: context.cacheTypes && [...context.cacheTypes],
      },
    };
  }

  /** The text that a gateway runs, for whoever starts it. @param gatewayId of a gateway that is there */
  async runningText(gatewayId: string): Promise<string> {
    return (await this.book(gatewayId).versions.running()).text;
  }

  async saveDraft(
    gatewayId: string,
    text: string,
    baseVersionId: string,
  ): Promise<{ readonly savedAt: string }> {
    await this.target(gatewayId);
    return this.book(gatewayId).draft.save(text, baseVersionId);
  }

  async removeDraft(gatewayId: string): Promise<void> {
    await this.target(gatewayId);
    await this.book(gatewayId).draft.remove();
  }

  async listVersions(gatewayId: string): Promise<readonly ConfigVersion[]> {
    await this.target(gatewayId);
    return this.book(gatewayId).versions.list();
  }

  async getVersion(gatewayId: string, versionId: string): Promise<StoredVersion> {
    await this.target(gatewayId);
    return this.book(gatewayId).versions.get(versionId);
  }

  /** Which version runs: now and after each change. */
  async *watchRunning(gatewayId: string, signal?: AbortSignal): AsyncGenerator<string, void, void> {
    await this.target(gatewayId);
    yield* this.book(gatewayId).watchRunning(signal);
  }

  /**
   * Publishes; it goes on when whoever asked leaves.
   * @throws AppError READ_ONLY, CONFLICT when another version was published meanwhile or is being published
   */
  async *publish(
    gatewayId: string,
    { tryModels, ...wish }: PublishRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<PublishEvent, void, void> {
    const gateway = await this.options.gateway(gatewayId);
    if (gateway.isReadOnly) {
      throw new AppError('READ_ONLY', 'This gateway is marked read-only, so nothing is published to it.', {
        remedy: 'Take the mark off in Gateways first.',
      });
    }
    const target = this.options.target(gateway);
    const all = { ...wish, author: authorName(), models: tryModels };
    yield* this.book(gatewayId).publish(
      (versions) => publish(target, versions, all, this.leaving.signal),
      signal,
    );
  }

  /** One call of one token to a model of the running config. */
  async tryModel(gatewayId: string, model: string, signal?: AbortSignal): Promise<ModelTrial> {
    const target = await this.target(gatewayId);
    const { versions } = this.book(gatewayId);
    const client = new LitellmClient(await target.connection());
    try {
      const mode = modeOf(parseConfig((await versions.running()).text), model);
      return await tryModel(client, model, mode, signal);
    } finally {
      await client.close();
    }
  }

  async *watchTraffic(
    gatewayId: string,
    question: TrafficQuestion,
    signal?: AbortSignal,
  ): AsyncGenerator<Traffic, void, void> {
    const target = await this.target(gatewayId);
    const { versions } = this.book(gatewayId);
    const either = signal ? AbortSignal.any([signal, this.leaving.signal]) : this.leaving.signal;
    yield* watchTraffic(target, versions, question, either);
  }

  /** Cancels a publish that has not taken over yet. */
  stop(): void {
    this.leaving.abort();
  }

  private async target(gatewayId: string): Promise<GatewayTarget> {
    return this.options.target(await this.options.gateway(gatewayId));
  }

  private book(gatewayId: string): ConfigBook {
    const known = this.books.get(gatewayId);
    if (known) return known;
    const made = new ConfigBook(gatewayFolder(this.options.dataDir, gatewayId), async () => ({
      text: await this.options.defaultConfig(),
      author: 'Gatehouse',
      note: 'The configuration that Gatehouse ships',
    }));
    this.books.set(gatewayId, made);
    return made;
  }
}
