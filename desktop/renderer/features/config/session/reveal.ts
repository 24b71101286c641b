import type { Range } from '../../../../../config/problem.ts';
import type { Store } from './store.ts';

/** A place that the YAML pane should show; a new object each time, so that the same place can be asked for twice. */
export interface Reveal {
  readonly range: Pick<Range, 'start'> & { readonly end?: Range['end'] };
  /** The cursor goes there too, as after a click on a problem; otherwise focus stays where it is. */
  readonly takesFocus: boolean;
}

/** What was asked for last. A pane that opens later shows it too. */
export type Reveals = Store<{ readonly reveal: Reveal | null }>;
