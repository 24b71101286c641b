import { useSyncExternalStore } from 'react';
import { api, subscribe } from '../../../api.ts';
import { openReader } from '../worker/open-reader.ts';
import { openText } from '../yaml/open-text.ts';
import { SessionHolder, type HolderState } from './session-holder.ts';

const holders = new Map<string, SessionHolder>();

/** The session of a gateway: made once, kept while the window lives. */
export function holderOf(gatewayId: string): SessionHolder {
  const known = holders.get(gatewayId);
  if (known) return known;
  const made = new SessionHolder({ gatewayId, api: api.config, openText, openReader, follow: subscribe });
  holders.set(gatewayId, made);
  return made;
}

const flushAll = (): void => {
  for (const holder of holders.values()) holder.store.get().session?.flush();
};

// The window may go at any moment after these: a draft waits no longer.
window.addEventListener('pagehide', flushAll);
window.addEventListener('blur', flushAll);

export function useHolder(gatewayId: string): HolderState & { readonly retry: () => void } {
  const holder = holderOf(gatewayId);
  const state = useSyncExternalStore(holder.store.subscribe, holder.store.get);
  return { ...state, retry: () => void holder.open() };
}
