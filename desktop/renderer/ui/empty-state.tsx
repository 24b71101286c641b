import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon?: TablerIcon;
  /** What will be here. */
  readonly title: string;
  /** Why it is empty now. */
  readonly reason: ReactNode;
  /** The one thing to do. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, reason, action }: EmptyStateProps): ReactElement {
  return (
    <div className={classes['empty']}>
      {Icon && <Icon size={28} stroke={1.5} aria-hidden className={classes['icon']} />}
      <h2 className={classes['title']}>{title}</h2>
      <div className={classes['reason']}>{reason}</div>
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
