import { join } from 'node:path';
import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import { Job } from '../concurrency/job.ts';
import { Topic } from '../concurrency/topic.ts';
import { DraftStore } from './draft-store.ts';
import { type NewVersion, VersionStore } from './version-store.ts';

/** All that this machine keeps of one gateway's config.yaml, and the publish that is under way. */
export class ConfigBook {
  readonly versions: VersionStore;
  readonly draft: DraftStore;
  private readonly changes = new Topic<string>();
  private publishing: Job<PublishEvent> | undefined;

  /**
   * @param folder what is kept of the gateway, absolute
   * @param first what runs before anything was published
   */
  constructor(folder: string, first: () => Promise<NewVersion>) {
    this.versions = new VersionStore(join(folder, 'config'), first);
    this.draft = new DraftStore(join(folder, 'config'));
  }

  /** The id of the version that runs: now and after each change. */
  async *watchRunning(signal?: AbortSignal): AsyncGenerator<string, void, void> {
    const now = await this.versions.runningId();
    yield* this.changes.watch(signal, () => [now]);
  }

  /**
   * Follows a publish that goes on when whoever asked leaves.
   * @throws AppError CONFLICT while another one is under way
   */
  publish(
    begin: (versions: VersionStore) => AsyncIterable<PublishEvent>,
    signal?: AbortSignal,
  ): AsyncGenerator<PublishEvent, void, void> {
    if (this.publishing) {
      throw new AppError('CONFLICT', 'Another publish to this gateway is under way.', {
        remedy: 'Wait until it has ended, then compare both.',
      });
    }
    this.publishing = new Job(this.toItsEnd(begin(this.versions)));
    return this.publishing.follow(signal);
  }

  private async *toItsEnd(events: AsyncIterable<PublishEvent>): AsyncGenerator<PublishEvent, void, void> {
    try {
      for await (const event of events) {
        if (event.kind === 'published') this.changes.publish(event.version.id);
        yield event;
      }
    } finally {
      this.publishing = undefined;
    }
  }
}
