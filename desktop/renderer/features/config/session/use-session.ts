import { useSyncExternalStore } from 'react';
import type { ConfigSession } from './config-session.ts';
import type { SessionState } from './session-state.ts';

/**
 * One part of what is known of the config. The component is drawn again when that part changes, not with every key: `select` must answer
 * something that lies in the state, never a new object.
 */
export const useSession = <T>(session: ConfigSession, select: (state: SessionState) => T): T =>
  useSyncExternalStore(session.store.subscribe, () => select(session.store.get()));
