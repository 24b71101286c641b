import type { Range } from '../../../../../config/problem.ts';

/** A place that the YAML pane should show; a new object each time, so that the same place can be asked for twice. */
export interface Reveal {
  readonly range: Pick<Range, 'start'> & { readonly end?: Range['end'] };
  /** The cursor goes there too, as after a click on a problem; otherwise focus stays where it is. */
  readonly takesFocus: boolean;
}
