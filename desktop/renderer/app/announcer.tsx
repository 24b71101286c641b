import type { ReactElement } from 'react';
import { createStore, useStore } from '../ui/store.ts';

const said = createStore('');

/** Says something to screen readers only, such as a page that opened or a state that changed. */
export function announce(text: string): void {
  // The same text twice in a row would not be read again.
  said.set(said.get() === text ? `${text}\u00a0` : text);
}

export const Announcer = (): ReactElement => (
  <div className="gh-visually-hidden" role="status" aria-live="polite">
    {useStore(said)}
  </div>
);
