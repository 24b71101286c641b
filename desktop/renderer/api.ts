import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../contract/index.ts';
import { tellingLost } from './connection/lost.ts';
import { openLink } from './connection/open-link.ts';
import { type Connection, createConnectionStore } from './connection/state.ts';
import { subscribeOver } from './connection/subscribe.ts';

const store = createConnectionStore();

/** Everything the window may ask, over a message port in Electron and a WebSocket in a browser. */
export const api: ContractRouterClient<Contract> = createORPCClient(tellingLost(openLink(store)));

/** The same for react-query: `queries.config.get.queryOptions({ input })`. */
export const queries = createTanstackQueryUtils(api);

/** Whether the services can be reached. */
export const connection: Connection = store;

/** Follows a stream: `subscribe((signal) => api.sandbox.watch(undefined, { signal }), onItem, onError)`. */
export const subscribe = subscribeOver(store);
