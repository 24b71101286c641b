import { useState } from 'react';

export const PANES = ['outline', 'form', 'yaml'] as const;
export type Pane = (typeof PANES)[number];

const KEY = 'gatehouse.config.panes';

function read(): readonly Pane[] {
  try {
    const kept = (localStorage.getItem(KEY) ?? '').split(',');
    const panes = PANES.filter((pane) => kept.includes(pane));
    return panes.length > 0 ? panes : PANES;
  } catch {
    return PANES;
  }
}

/** Which of the three panes are in view: any two can be hidden, one always stays. */
export function usePanes(): { readonly shown: readonly Pane[]; readonly toggle: (pane: Pane) => void } {
  const [shown, setShown] = useState(read);
  const toggle = (pane: Pane): void => {
    const next = PANES.filter((each) => (each === pane ? !shown.includes(each) : shown.includes(each)));
    if (next.length === 0) return;
    setShown(next);
    try {
      localStorage.setItem(KEY, next.join(','));
    } catch {
      // Storage is refused or full: the choice holds until the window closes.
    }
  };
  return { shown, toggle };
}
