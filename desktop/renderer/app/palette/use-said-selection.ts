import { type RefCallback, useCallback } from 'react';
import { announce } from '../announcer.tsx';

/** Marks the words of a line that are read out when it is selected. */
export const SAID = 'data-said';

/**
 * For the list of results: the focus stays in the search field while the arrows select, so the line that Enter would run is told to screen
 * readers. Spotlight marks it in the page and tells nobody, so the page is watched.
 */
export function useSaidSelection(): RefCallback<HTMLElement> {
  return useCallback((list: HTMLElement | null) => {
    if (!list) return;
    let last = '';
    const watcher = new MutationObserver(() => {
      const text = list.querySelector(`[data-selected] [${SAID}]`)?.textContent ?? '';
      if (text !== '' && text !== last) announce(text);
      last = text;
    });
    watcher.observe(list, { subtree: true, childList: true, attributeFilter: ['data-selected'] });
    return () => watcher.disconnect();
  }, []);
}
