import { useEffect, useId } from 'react';
import { createStore, useStore } from './store.ts';

const openLayers = createStore<readonly string[]>([]);

/**
 * True when this drawer, dialog or palette is the one in front: only that one may take Esc, so that a press closes one thing.
 */
export function useTopLayer(isOpen: boolean): boolean {
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    openLayers.set([...openLayers.get(), id]);
    return () => {
      // After the key press that closed it, or the layer below would take the same Esc.
      setTimeout(() => openLayers.set(openLayers.get().filter((other) => other !== id)));
    };
  }, [isOpen, id]);
  return useStore(openLayers).at(-1) === id;
}
