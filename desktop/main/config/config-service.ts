import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../../config/document.ts';
import type { ConfigState, ConfigVersion, PublishEvent, Traffic } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import type { Gateway } from '../../contract/gateways.ts';
import { Job } from '../concurrency/job.ts';
import { Topic } from '../concurrency/topic.ts';
import { LitellmClient } from '../litellm/client.ts';
import { gatewayFolder } from '../state/folders.ts';
import type { GatewayTarget } from '../target.ts';
import { DraftStore } from './draft-store.ts';
import { publish } from './publish.ts';
import { watchTraffic, type TrafficQuestion } from './traffic.ts';
import { modeOf, type ModelTrial, tryModel } from './try-models.ts';
import { VersionStore, type StoredVersion } from './version-store.ts';

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

/** All there is of one gateway's config.yaml. */
interface Book {
  readonly versions: VersionStore;
  readonly draft: DraftStore;
  readonly running: Topic<string>;
  publishing: Job<PublishEvent> | undefined;
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
  private readonly books = new Map<string, Book>();
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
    const { versions, running } = this.book(gatewayId);
    const now = await versions.runningId();
    yield* running.watch(signal, () => [now]);
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
    const book = this.book(gatewayId);
    if (book.publishing) {
      throw new AppError('CONFLICT', 'Another publish to this gateway is under way.', {
        remedy: 'Wait until it has ended, then compare both.',
      });
    }
    const { versions } = book;
    const events = publish(
      target,
      versions,
      { ...wish, author: authorName(), models: tryModels },
      this.leaving.signal,
    );
    book.publishing = new Job(this.withEnd(book, events));
    yield* book.publishing.follow(signal);
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

  private async *withEnd(
    book: Book,
    events: AsyncIterable<PublishEvent>,
  ): AsyncGenerator<PublishEvent, void, void> {
    try {
      for await (const event of events) {
        if (event.kind === 'published') book.running.publish(event.version.id);
        yield event;
      }
    } finally {
      book.publishing = undefined;
    }
  }

  private async target(gatewayId: string): Promise<GatewayTarget> {
    return this.options.target(await this.options.gateway(gatewayId));
  }

  private book(gatewayId: string): Book {
    const known = this.books.get(gatewayId);
    if (known) return known;
    const folder = join(gatewayFolder(this.options.dataDir, gatewayId), 'config');
    const first = async () => ({
      text: await this.options.defaultConfig(),
      author: 'Gatehouse',
      note: 'The configuration that Gatehouse ships',
    });
    const made: Book = {
      versions: new VersionStore(folder, first),
      draft: new DraftStore(folder),
      running: new Topic(),
      publishing: undefined,
    };
    this.books.set(gatewayId, made);
    return made;
  }
}
