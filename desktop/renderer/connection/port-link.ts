import { RPCLink } from '@orpc/client/message-port';
import type { Link } from './lost.ts';
import type { ConnectionStore } from './state.ts';

/** Said to the preload, which passes the port that comes with it to the main process. */
const CONNECT = 'gatehouse:connect';
const OPEN_AGAIN_MS = 500;

/**
 * The services over a message port to Electron's main process. A call on a closed port would wait for ever, so its `close`
 * is followed: calls then fail until a new port is there.
 */
export function openPortLink(state: ConnectionStore): Link {
  let link: Link | undefined;
  const open = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('close', () => {
      link = undefined;
      state.set('reconnecting');
      setTimeout(open, OPEN_AGAIN_MS);
    });
    link = new RPCLink({ port: port1 });
    port1.start();
    window.postMessage(CONNECT, location.origin, [port2]);
    state.set('connected');
  };
  open();
  return {
    call: (path, input, options) =>
      link ? link.call(path, input, options) : Promise.reject(new Error('The port is closed.')),
  };
}
