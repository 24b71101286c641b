import { useSyncExternalStore } from 'react';
import { api, connection, subscribe } from '../api.ts';
import type { StartStream } from './live/live-store.ts';

export { api };

/** For `createLiveStore`: a stream that is opened again by itself after the connection was lost. */
export const startStream =
  <T>(open: (signal: AbortSignal) => Promise<AsyncIterable<T>>): StartStream<T> =>
  ({ onItem, onError }) =>
    subscribe(open, onItem, onError);

/** Whether the window reaches the services: `connected`, `reconnecting` or `lost`. */
export const useConnection = (): ReturnType<typeof connection.get> =>
  useSyncExternalStore(connection.subscribe, connection.get);
