import { useEffect, useRef } from 'react';
import { isLayerOpen } from '../../../ui/typing-target.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface PageKeys {
  readonly session: ConfigSession;
  readonly onProblem: (direction: 1 | -1) => void;
}

/** F8 and Shift F8 go through the problems, beside undo and redo. */
export function usePageKeys({ session, onProblem }: PageKeys): void {
  const now = useRef(onProblem);
  useEffect(() => {
    now.current = onProblem;
  });
  useUndoKeys(session);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || isLayerOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      now.current(event.shiftKey ? -1 : 1);
    };
    // Before the editor sees it: F8 is the page's, wherever the focus is.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
