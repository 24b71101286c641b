import { useEffect } from 'react';
import { isLayerOpen, isTypingTarget } from '../../../ui/typing-target.ts';
import type { ConfigSession } from '../session/config-session.ts';

/** Undo belongs to a field while something is typed in it that the document does not have, and to the editor inside the editor. */
function isOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.monaco-editor') !== null) return true;
  if (!isTypingTarget(target)) return false;
  if (target.dataset['commits'] === 'true') return target.dataset['typed'] === 'true';
  return target instanceof HTMLInputElement ? target.value !== '' && !target.readOnly : true;
}

/** Undo and redo work from anywhere on the page. */
export function useUndoKeys(session: ConfigSession): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isLayerOpen()) return;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isOwnUndo(event.target)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (key !== 'z' && !isRedo) return;
      event.preventDefault();
      if (isRedo) session.text.redo();
      else session.text.undo();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [session]);
}
