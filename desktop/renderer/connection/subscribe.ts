import { ConnectionLost } from './lost.ts';
import { connected, type Connection } from './state.ts';

const OPEN_AGAIN_MS = 200;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows streams over one connection. */
export type Subscribe = <T>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  onItem: (item: T) => void,
  onError: (error: unknown) => void,
  onEnd?: () => void,
) => () => void;

/**
 * A stream followed for as long as somebody wants it. A lost connection is nobody's failure: the stream is opened again once
 * the connection stands, so it must begin with what there is (as the contract's `watch…` do). Any other failure is told once and
 * ends it, as does the service's own end. Answers how to stop.
 */
export const subscribeOver =
  (connection: Connection): Subscribe =>
  (open, onItem, onError, onEnd) => {
    const stop = new AbortController();
    const { signal } = stop;
    const follow = async (): Promise<void> => {
      for (;;) {
        await connected(connection, signal);
        try {
          for await (const item of await open(signal)) {
            if (signal.aborted) return;
            onItem(item);
          }
          if (!signal.aborted) onEnd?.();
          return;
        } catch (error) {
          if (signal.aborted) return;
          if (!(error instanceof ConnectionLost)) {
            onError(error);
            return;
          }
          await pause(OPEN_AGAIN_MS);
        }
      }
    };
    void follow();
    return () => stop.abort();
  };
