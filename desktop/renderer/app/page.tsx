import type { ReactElement, ReactNode } from 'react';
import classes from './page.module.css';

interface PageFrameProps {
  readonly title: string;
  /** Beside the title: "draft · 2 problems". */
  readonly state?: ReactNode;
  /** At the right; at most one filled button. */
  readonly actions?: ReactNode;
  /** `fill` gives the page the whole height and no scrolling of its own, for tables and editors. */
  readonly layout?: 'scroll' | 'fill';
  readonly children: ReactNode;
}

/** The title row that every page has, and the page below it. */
export function PageFrame({
  title,
  state,
  actions,
  layout = 'scroll',
  children,
}: PageFrameProps): ReactElement {
  return (
    <>
      <title>{`${title} · Gatehouse`}</title>
      <div className={classes['titleRow']}>
        <h1 className={classes['title']}>{title}</h1>
        {state !== undefined && <div className={classes['state']}>{state}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
      <div className={classes['body']} data-layout={layout}>
        {children}
      </div>
    </>
  );
}
