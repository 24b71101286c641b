import type { ReactElement } from 'react';
import classes from './middle-text.module.css';

/** Versions and dates stand at the end of a model's name: this much of it always shows. */
const TAIL = 13;

/** Text on one line that loses its middle where there is no room; whole on hover. What it stands in needs a label: this is read in two pieces. */
export function MiddleText({ text }: { readonly text: string }): ReactElement {
  const cut = Math.max(0, text.length - TAIL);
  return (
    <span className={classes['text']} title={text}>
      <span className={classes['head']}>{text.slice(0, cut)}</span>
      <span className={classes['tail']}>{text.slice(cut)}</span>
    </span>
  );
}
