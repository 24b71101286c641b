import { Refusal } from '../refusal.ts';
import { reasonOf } from './events.ts';
import type { History } from './history.ts';

export interface PersistentHistoryOptions {
  readonly open: () => Promise<History>;
  /** An attempt that failed; the next follows by itself. */
  readonly onFailure: (reason: string) => void;
  readonly onOpen: () => void;
  /** Milliseconds; the pause doubles from the first to the last. */
  readonly retryMs?: readonly [first: number, last: number];
}

const RETRY_MS = [500, 30_000] as const;

/**
 * History whose database may be away when this process starts: all other calls are served meanwhile, and those that ask for history are
 * told to come again.
 * @returns once the first attempt has ended, either way
 */
export async function persistentHistory(options: PersistentHistoryOptions): Promise<History> {
  const { open, onFailure, onOpen, retryMs: [firstMs, lastMs] = RETRY_MS } = options;
  let opened: History | undefined;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const attempt = async (pauseMs: number): Promise<void> => {
    try {
      const history = await open();
      if (isClosed) await history.close();
      else opened = history;
      onOpen();
    } catch (error) {
      onFailure(reasonOf(error));
      if (isClosed) return;
      timer = setTimeout(() => void attempt(Math.min(2 * pauseMs, lastMs)), pauseMs);
      timer.unref();
    }
  };
  await attempt(firstMs);
  const history = (): History => {
    if (opened) return opened;
    throw new Refusal(
      'unavailable',
      'Chat history is not there yet: its database does not answer. Send the request again in a moment, or without history.',
      { retryAfterS: 2 },
    );
  };
  return {
    newSessionId: (apiKey) => opened?.newSessionId(apiKey),
    begin: async (request) => history().begin(request),
    read: async (apiKey, sessionId) => history().read(apiKey, sessionId),
    sessions: async (apiKey, page) => history().sessions(apiKey, page),
    remove: async (apiKey, sessionId) => history().remove(apiKey, sessionId),
    health: async () => opened?.health() ?? { database: 'unreachable', cache: 'unreachable' },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await opened?.close();
    },
  };
}
