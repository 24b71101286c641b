import type { ReactElement } from 'react';
import type { Traffic } from '../../../../contract/config.ts';
import { countOf, formatExact } from '../../../ui/format.ts';
import classes from './ab-editor.module.css';

/** What "measured" counts, in one line beside the table. */
export function TrafficNote({ traffic }: { readonly traffic: Traffic | null }): ReactElement | null {
  if (traffic === null) return null;
  if (traffic.kind === 'unavailable')
    return (
      <span className={classes['note']} title={traffic.reason}>
        {traffic.reason}
      </span>
    );
  return (
    <span className={classes['note']} title={`Since ${formatExact(new Date(traffic.since))}`}>
      {countOf(traffic.totalCalls, 'call')}
      {!traffic.isEnough && traffic.totalCalls > 0 && ', too few'}
    </span>
  );
}
