import { useSyncExternalStore } from 'react';
import type { ConfigSession } from './config-session.ts';
import type { SessionState } from './session-state.ts';

/** What is known of the config now; the component is drawn again when that changes. */
export const useSession = (session: ConfigSession): SessionState =>
  useSyncExternalStore(session.store.subscribe, session.store.get);
