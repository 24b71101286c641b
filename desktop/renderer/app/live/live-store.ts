import { useSyncExternalStore } from 'react';
import { type Failure, toFailure } from '../failure.ts';

/** What a stream has said so far. The last value stays while the stream is being opened again. */
export interface Live<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
}

export interface StreamListener<T> {
  readonly onItem: (item: T) => void;
  readonly onError: (error: unknown) => void;
}

/** Starts a stream and answers how to stop it. */
export type StartStream<T> = (listener: StreamListener<T>) => () => void;

export interface LiveStore<T> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => Live<T>;
  /** Opens the stream again, after a failure. */
  readonly retry: () => void;
}

const NOTHING: Live<never> = { value: undefined, failure: undefined };

/** One stream for all who look at it: opened with the first, closed with the last. */
export function createLiveStore<T>(start: StartStream<T>): LiveStore<T> {
  const listeners = new Set<() => void>();
  let live: Live<T> = NOTHING;
  let stop: (() => void) | undefined;

  const say = (next: Live<T>): void => {
    live = next;
    for (const listener of listeners) listener();
  };
  const open = (): void => {
    stop = start({
      onItem: (value) => say({ value, failure: undefined }),
      onError: (error) => {
        const failure = toFailure(error);
        if (failure) say({ value: live.value, failure });
      },
    });
  };
  const close = (): void => {
    stop?.();
    stop = undefined;
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) open();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) close();
      };
    },
    get: () => live,
    retry: () => {
      if (listeners.size === 0) return;
      close();
      say({ value: live.value, failure: undefined });
      open();
    },
  };
}

export const useLive = <T>(store: LiveStore<T>): Live<T> => useSyncExternalStore(store.subscribe, store.get);
