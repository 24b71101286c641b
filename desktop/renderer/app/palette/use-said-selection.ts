import { useEffect, useRef } from 'react';
import { useSpotlight } from '@mantine/spotlight';
import { announce } from '../announcer.tsx';
import { paletteStore } from './palette-store.ts';

/** Marks the words of a line that are read out when it is selected. */
export const SAID = 'data-said';

/** The focus stays in the search field while the arrows select, so the line that Enter would run is told to screen readers. */
export function useSaidSelection(): void {
  const state = useSpotlight(paletteStore);
  const last = useRef('');
  useEffect(() => {
    if (state.listId === '') return;
    const selected = document.getElementById(state.listId)?.querySelector(`[data-selected] [${SAID}]`);
    const text = selected?.textContent ?? '';
    if (text !== '' && text !== last.current) announce(text);
    last.current = text;
  }, [state]);
}
