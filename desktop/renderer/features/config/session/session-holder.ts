import { type Failure, toFailure } from '../../../app/failure.ts';
import type { ConfigApi } from './config-api.ts';
import { ConfigSession, type SessionParts } from './config-session.ts';
import { Store } from './store.ts';

export interface HolderState {
  readonly session: ConfigSession | null;
  readonly failure: Failure | null;
}

export type HolderParts = SessionParts & {
  readonly api: Pick<ConfigApi, 'watchRunning'>;
  /** Follows a stream over lost connections; answers how to stop. */
  readonly follow: <T>(
    open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
    onItem: (item: T) => void,
    onError: (error: unknown) => void,
  ) => () => void;
};

/** A gateway that cannot say what runs is asked again. */
const ASK_AGAIN_MS = 5_000;

/** Opens a gateway's session, says why when it cannot, and keeps it told which version runs. */
export class SessionHolder {
  readonly store = new Store<HolderState>({ session: null, failure: null });
  private readonly parts: HolderParts;
  private stopWatching: (() => void) | undefined;
  private askAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: HolderParts) {
    this.parts = parts;
    void this.open();
  }

  /** Tries again after a failure. */
  async open(): Promise<void> {
    const { api, gatewayId } = this.parts;
    this.store.set({ failure: null });
    try {
      const loaded = await api.get({ gatewayId });
      const baseId = loaded.draft?.baseVersionId ?? loaded.running.id;
      const base =
        baseId === loaded.running.id
          ? loaded.running
          : await api.getVersion({ gatewayId, versionId: baseId }).catch(() => loaded.running);
      const session = new ConfigSession(this.parts, loaded, base);
      this.store.set({ session });
      this.watch(session);
    } catch (error) {
      this.store.set({ failure: toFailure(error) ?? null });
    }
  }

  private watch(session: ConfigSession): void {
    const { api, gatewayId, follow } = this.parts;
    this.stopWatching = follow(
      (signal) => api.watchRunning({ gatewayId }, { signal }),
      // What cannot be learned now is learned with the next version, or when publishing is refused for it.
      ({ versionId }) => void session.noteRunning(versionId).catch(() => undefined),
      () => {
        this.askAgain = setTimeout(() => this.watch(session), ASK_AGAIN_MS);
      },
    );
  }

  close(): void {
    clearTimeout(this.askAgain);
    this.stopWatching?.();
    this.store.get().session?.close();
  }
}
