import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Arm } from '../../../../contract/config.ts';
import { formatInteger, formatLatency, formatPercent, formatUsd, NO_FIGURE } from '../../../ui/format.ts';
import classes from './ab-editor.module.css';

interface MeasuredCellsProps {
  readonly arm: Arm | undefined;
  /** Enough calls to read a share from. */
  readonly isEnough: boolean;
}

/** Half of the interval's width, as in "89.6 % ±0.6". */
const spread = ([low, high]: readonly [number, number]): string =>
  `±${(((high - low) / 2) * 100).toFixed(1)}`;

/** What a deployment did in the running version; "too few" rather than a figure that means nothing. */
export function MeasuredCells({ arm, isEnough }: MeasuredCellsProps): ReactElement {
  const none = arm === undefined || arm.calls === 0;
  const perThousand = none ? Number.NaN : (arm.usd / arm.calls) * 1000;
  return (
    <>
      <div className={classes['figure']} role="cell" data-label="measured" data-cell="measured">
        <Measured arm={arm} isEnough={isEnough} />
      </div>
      <div className={classes['figure']} role="cell" data-label="errors" data-cell="errors">
        {none ? NO_FIGURE : formatPercent(arm.errors / arm.calls)}
      </div>
      <div className={classes['figure']} role="cell" data-label="p95" data-cell="p95">
        {arm?.p95Ms == null ? NO_FIGURE : formatLatency(arm.p95Ms)}
      </div>
      <div className={classes['figure']} role="cell" data-label="$/1k calls" data-cell="cost">
        {none ? (
          NO_FIGURE
        ) : (
          <Tooltip
            label={`${formatUsd(arm.usd)} and ${formatInteger(arm.tokens)} tokens in ${formatInteger(arm.calls)} calls`}
          >
            <span tabIndex={0} className={classes['reasoned']}>
              {formatUsd(perThousand).replace('$', '')}
            </span>
          </Tooltip>
        )}
      </div>
    </>
  );
}

function Measured({ arm, isEnough }: MeasuredCellsProps): ReactElement {
  if (arm === undefined) return <span title="Not in the running version yet">{NO_FIGURE}</span>;
  const calls = `${formatInteger(arm.calls)} calls`;
  if (!isEnough || arm.share === null) {
    return (
      <Tooltip label={`${calls}: too few to read a share from`}>
        <span tabIndex={0} className={classes['reasoned']}>
          {formatInteger(arm.calls)} <span className={classes['spread']}>too few</span>
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={`${calls}; 95 % interval`}>
      <span tabIndex={0} className={classes['reasoned']}>
        {formatPercent(arm.share)}{' '}
        {arm.shareInterval && <span className={classes['spread']}>{spread(arm.shareInterval)}</span>}
      </span>
    </Tooltip>
  );
}
