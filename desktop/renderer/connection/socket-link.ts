import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingSocket } from 'partysocket';
import type { Link } from './lost.ts';
import type { ConnectionStore } from './state.ts';

/** Without an answer for this long the services are taken to be gone. */
const LOST_AFTER_MS = 8_000;

export interface SocketLinkOptions {
  /** Such as `ws://127.0.0.1:4100/socket`. */
  readonly url: string;
  readonly token: string;
  readonly state: ConnectionStore;
  readonly lostAfterMs?: number;
}

export interface SocketLink {
  readonly link: Link;
  /** Ends it for good. */
  readonly close: () => void;
}

/**
 * The services over a WebSocket that is opened again whenever it closes. Calls wait while it opens and fail while it is down.
 * The token travels as a subprotocol: an address would end up in logs.
 */
export function openSocketLink(options: SocketLinkOptions): SocketLink {
  const { url, token, state, lostAfterMs = LOST_AFTER_MS } = options;
  const socket = new ReconnectingSocket(url, ['gatehouse', token], {
    minReconnectionDelay: 200,
    maxReconnectionDelay: 2_000,
    minUptime: 1_000,
    maxEnqueuedMessages: 0,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isDown = (): void => {
    if (state.get() === 'connected') state.set('reconnecting');
    timer ??= setTimeout(() => state.set('lost'), lostAfterMs);
  };
  const isUp = (): void => {
    clearTimeout(timer);
    timer = undefined;
    state.set('connected');
  };
  // Before the link's own listeners, so that whoever sees a call fail sees the state that goes with it.
  socket.addEventListener('open', isUp);
  socket.addEventListener('close', isDown);
  isDown();
  return {
    link: new RPCLink({ websocket: socket as unknown as WebSocket }),
    close: () => {
      socket.close();
      clearTimeout(timer);
    },
  };
}
