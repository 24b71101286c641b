import type { Link } from './lost.ts';
import { openPortLink } from './port-link.ts';
import { openSocketLink } from './socket-link.ts';
import type { ConnectionStore } from './state.ts';
import { takeToken } from './token.ts';

/** The scheme that Electron serves the window on; a browser gets it over http. */
const ELECTRON = 'gatehouse:';

/** Whichever carrier this window has. A page opened without its token has none, and says so as a lost connection. */
export function openLink(state: ConnectionStore): Link {
  if (location.protocol === ELECTRON) return openPortLink(state);
  const token = takeToken();
  if (token !== undefined) return openSocketLink({ url: `ws://${location.host}/socket`, token, state }).link;
  state.set('lost');
  return { call: () => Promise.reject(new Error('This page was opened without its token.')) };
}
