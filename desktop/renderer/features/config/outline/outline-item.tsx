import type { ReactElement } from 'react';
import { countOf } from '../../../ui/format.ts';
import { SeverityIcon } from '../parts/severity-icon.tsx';
import type { Focus } from '../worker/protocol.ts';
import type { OutlineRow } from './outline-rows.ts';
import classes from './outline.module.css';

interface OutlineItemProps {
  readonly id: string;
  readonly row: OutlineRow;
  readonly top: number;
  readonly isChosen: boolean;
  readonly onGo: (focus: Focus) => void;
}

export function OutlineItem({ id, row, top, isChosen, onGo }: OutlineItemProps): ReactElement {
  const style = { transform: `translateY(${top}px)` };
  if (row.kind === 'heading') {
    return (
      <div className={classes['heading']} style={style} role="presentation">
        {row.label} <span className={classes['count']}>{row.count}</span>
      </div>
    );
  }
  return (
    <div
      id={id}
      className={classes['item']}
      style={style}
      role="treeitem"
      aria-level={1}
      aria-selected={isChosen}
      data-unset={row.isUnset || undefined}
      onClick={() => onGo(row.focus)}
    >
      <span className={classes['label']} title={row.label}>
        {row.label}
      </span>
      {row.isUnset && <span className={classes['count']}>not set</span>}
      {row.armCount > 1 && (
        <span className={classes['count']} title={countOf(row.armCount, 'deployment')}>
          ×{row.armCount}
        </span>
      )}
      {row.worst && (
        <span className={classes['mark']} title={countOf(row.problemCount, 'problem')}>
          <SeverityIcon severity={row.worst} />
          {row.problemCount > 1 && row.problemCount}
          <span className="gh-visually-hidden">{countOf(row.problemCount, 'problem')}</span>
        </span>
      )}
    </div>
  );
}
