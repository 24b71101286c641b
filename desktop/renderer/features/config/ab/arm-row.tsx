import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { SliderRow } from '../../../../../config/shares/sliders.ts';
import { formatPercent } from '../../../ui/format.ts';
import { CommitField } from '../parts/commit-field.tsx';
import { MiddleText } from '../parts/middle-text.tsx';
import { parsePercent } from '../parts/parse-number.ts';
import type { ArmFigures } from './arm-figures.ts';
import { MeasuredCells } from './measured-cells.tsx';
import { ShareSlider } from './share-slider.tsx';
import classes from './ab-editor.module.css';

interface ArmRowProps {
  readonly figures: ArmFigures;
  readonly row: SliderRow;
  /** Nothing can move: it stands alone, or every other row is locked. */
  readonly stuckBecause: string | undefined;
  readonly isEnough: boolean;
  readonly isReadOnly: boolean;
  readonly onMove: (share: number) => void;
  readonly onCommit: () => void;
  readonly onSet: (share: number) => void;
  readonly onLock: () => void;
  readonly onOpen: () => void;
}

/** One deployment: what it is meant to get, what it will get, and what it got. */
export function ArmRow(props: ArmRowProps): ReactElement {
  const { figures, row, stuckBecause, isReadOnly } = props;
  const { deployment, effective, reason } = figures;
  const name = deployment.model ?? '(no model)';
  const isStill = isReadOnly || row.isLocked || stuckBecause !== undefined;
  const title = row.isLocked ? 'Locked: it keeps its share while others move' : stuckBecause;
  return (
    <div className={classes['row']} role="row">
      <div className={classes['name']} role="cell">
        <button type="button" className={classes['open']} aria-label={name} onClick={props.onOpen}>
          <MiddleText text={name} />
        </button>
        {row.share === 0 && <span className={classes['zero']}>kept, gets no traffic</span>}
      </div>
      <div className={classes['slide']} role="cell">
        <ShareSlider
          share={row.share}
          label={`Share of ${name}`}
          isDisabled={isStill}
          title={title}
          onMove={props.onMove}
          onCommit={props.onCommit}
        />
      </div>
      <div className={classes['intended']} role="cell" data-label="intended">
        <CommitField
          size="xs"
          aria-label={`Intended share of ${name} in percent`}
          classNames={{ input: classes['percent'] ?? '' }}
          value={(row.share / 10).toFixed(1)}
          disabled={isStill}
          title={title}
          onCommit={(text) => {
            const share = parsePercent(text);
            if (share === undefined) return '0 to 100';
            props.onSet(share);
            return undefined;
          }}
          rightSection={<span aria-hidden>%</span>}
          rightSectionWidth={20}
        />
      </div>
      <div className={classes['figure']} role="cell" data-label="effective" data-strong>
        <Tooltip label={reason}>
          <span tabIndex={0} className={classes['reasoned']}>
            {effective === null ? 'by load' : formatPercent(effective)}
          </span>
        </Tooltip>
      </div>
      <MeasuredCells arm={figures.measured} isEnough={props.isEnough} />
      <div className={classes['lock']} role="cell">
        <Tooltip label={row.isLocked ? 'Unlock' : 'Lock: keep this share while others move'}>
          <ActionIcon
            variant={row.isLocked ? 'light' : 'subtle'}
            color={row.isLocked ? 'accent' : 'gray'}
            size={24}
            aria-pressed={row.isLocked}
            aria-label={`Lock the share of ${name}`}
            disabled={isReadOnly}
            onClick={props.onLock}
          >
            {row.isLocked ? <IconLock size={15} /> : <IconLockOpen size={15} />}
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
