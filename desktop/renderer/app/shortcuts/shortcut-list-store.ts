import { createStore } from '../../ui/store.ts';

/** Whether the list of shortcuts is open. */
export const isShortcutListOpen = createStore(false);

export const openShortcutList = (): void => isShortcutListOpen.set(true);
export const closeShortcutList = (): void => isShortcutListOpen.set(false);
