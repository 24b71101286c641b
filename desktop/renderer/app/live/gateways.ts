import type { Gateway } from '../../../contract/gateways.ts';
import { api, startStream } from '../backend.ts';
import { type Live, createLiveStore, useLive } from './live-store.ts';

const store = createLiveStore<readonly Gateway[]>(
  startStream((signal) => api.gateways.watch(undefined, { signal })),
);

/** Every gateway, live. */
export const useGateways = (): Live<readonly Gateway[]> => useLive(store);
export const retryGateways = (): void => store.retry();
