import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { ConfigSession } from '../session/config-session.ts';
import { focusOf, isSameFocus } from '../session/same-focus.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus } from '../worker/protocol.ts';
import { readFocus, withFocus } from './focus-address.ts';

/** What is in view stands in the address, so that it can be copied and the browser's "back" works. */
export function useFocus(session: ConfigSession): (focus: Focus, isStep?: boolean) => void {
  const [search, setSearch] = useSearchParams();
  const focus = useSession(session, (state) => state.focus);
  const named = readFocus(search);

  useEffect(() => {
    if (named !== null && !isSameFocus(named, session.store.get().focus)) session.look(named);
  });

  // Nothing is named: what was in view before, or else the first of the list.
  const first = useSession(session, (state) => state.outline?.deployments[0]);
  useEffect(() => {
    if (named !== null) return;
    const start = focus ?? (first ? focusOf(first) : null);
    if (start) setSearch((old) => withFocus(old, start), { replace: true });
  }, [named, focus, first, setSearch]);

  return useCallback(
    (next: Focus, isStep = true) => {
      if (!isSameFocus(next, session.store.get().focus))
        setSearch((old) => withFocus(old, next), { replace: !isStep });
    },
    [session, setSearch],
  );
}
