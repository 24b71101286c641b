import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingSocket } from 'partysocket';
import type { Link } from './lost.ts';
import type { ConnectionStore } from './state.ts';

/** Without an answer for this long the services are taken to be gone. */
const LOST_AFTER_MS = 8_000;

/** The services over a WebSocket that is opened again whenever it closes. Calls wait while it opens, and fail while it is down. */
export function openSocketLink(token: string, state: ConnectionStore): Link {
  const url = new URL('./socket', location.href);
  url.protocol = 'ws:';
  url.hash = '';
  const socket = new ReconnectingSocket(url.href, ['gatehouse', token], {
    minReconnectionDelay: 200,
    maxReconnectionDelay: 2_000,
    minUptime: 1_000,
    maxEnqueuedMessages: 0,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const down = (): void => {
    if (state.get() === 'connected') state.set('reconnecting');
    timer ??= setTimeout(() => state.set('lost'), LOST_AFTER_MS);
  };
  // Before the link's own listeners, so that whoever sees a call fail sees the state that goes with it.
  socket.addEventListener('open', () => {
    clearTimeout(timer);
    timer = undefined;
    state.set('connected');
  });
  socket.addEventListener('close', down);
  down();
  return new RPCLink({ websocket: socket as unknown as WebSocket });
}
