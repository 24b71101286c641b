import { Button, Select } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { DEFAULT_STRATEGY, readsWeights } from '../../../../../config/shares/strategies.ts';
import { WHOLE } from '../../../../../config/shares/sliders.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Refusal } from '../form/refusal.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { ModelDetail } from '../worker/protocol.ts';
import { armFigures, hasWeights, rowsOf } from './arm-figures.ts';
import { ArmRow } from './arm-row.tsx';
import { StrategySelect } from './strategy-select.tsx';
import { TrafficNote } from './traffic-note.tsx';
import { useSliderRows } from './use-slider-rows.ts';
import { useTraffic } from './use-traffic.ts';
import classes from './ab-editor.module.css';

interface AbEditorProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly detail: ModelDetail;
  readonly onOpen: (index: number) => void;
}

const WINDOWS = [
  { value: '15', label: 'last 15 min' },
  { value: '60', label: 'last hour' },
  { value: '1440', label: 'last 24 h' },
];

/** Who gets the traffic of one public name: sliders and numbers over plain weights, beside what really happens. */
export function AbEditor({ gateway, session, detail, onOpen }: AbEditorProps): ReactElement {
  const context = useSession(session, (state) => state.context);
  const [windowMinutes, setWindowMinutes] = useState('60');
  const traffic = useTraffic(gateway.id, detail.modelName, Number(windowMinutes));
  const strategy = detail.strategy ?? DEFAULT_STRATEGY;
  const fromText = rowsOf(detail.arms, strategy, context.litellmVersion);
  const sliders = useSliderRows(detail, fromText, (weights) =>
    session.edit({ kind: 'set-weights', modelName: detail.modelName, weights }),
  );
  const figures = armFigures(
    detail.arms,
    sliders.rows,
    sliders.isMoved,
    strategy,
    context.litellmVersion,
    traffic,
  );
  const movable = sliders.rows.filter((row) => !row.isLocked).length;
  const stuckBecause =
    detail.arms.length === 1
      ? 'The only deployment of this name gets all its traffic'
      : movable < 2
        ? 'All others are locked: nobody can make room'
        : undefined;
  const total = figures.reduce<number | null>(
    (sum, { effective }) => (sum === null || effective === null ? null : sum + effective),
    0,
  );
  return (
    <section aria-label={`Traffic of ${detail.modelName}`}>
      <div className={classes['bar']}>
        <StrategySelect session={session} strategy={detail.strategy} isReadOnly={gateway.isReadOnly} />
        <span className={classes['grow']} />
        <TrafficNote traffic={traffic} />
        <Select
          size="xs"
          w={116}
          flex="none"
          aria-label="Measured over"
          data={WINDOWS}
          value={windowMinutes}
          allowDeselect={false}
          onChange={(value) => setWindowMinutes(value ?? '60')}
        />
      </div>
      <div className={classes['table']} role="table" aria-label="Deployments and their shares">
        <div className={classes['head']} role="row">
          {['deployment', '', 'intended', 'effective', 'measured', 'errors', 'p95', '$/1k calls', ''].map(
            (label, index) => (
              <div key={index} role="columnheader" data-column={index}>
                {label}
              </div>
            ),
          )}
        </div>
        {figures.map((each, index) => (
          <ArmRow
            key={each.deployment.index}
            figures={each}
            row={sliders.rows[index] ?? { share: 0, isLocked: false }}
            stuckBecause={stuckBecause}
            isEnough={traffic?.kind === 'measured' && traffic.isEnough}
            isReadOnly={gateway.isReadOnly}
            onMove={(share) => sliders.move(index, share)}
            onCommit={sliders.commit}
            onSet={(share) => sliders.set(index, share)}
            onLock={() => sliders.toggleLock(index)}
            onOpen={() => onOpen(each.deployment.index)}
          />
        ))}
        <div className={classes['total']} role="row" aria-label="Total">
          <div role="cell">
            {detail.arms.length > 1 && (
              <Button
                size="compact-xs"
                variant="transparent"
                color="gray"
                disabled={gateway.isReadOnly || movable < 2}
                onClick={sliders.even}
              >
                Even out
              </Button>
            )}
          </div>
          <div role="cell" />
          <div className={classes['sum']} role="cell" data-label="intended">
            {(sliders.rows.reduce((sum, row) => sum + row.share, 0) / (WHOLE / 100)).toFixed(1)} %
          </div>
          <div className={classes['sum']} role="cell" data-label="effective">
            {total === null ? 'by load' : `${(total * 100).toFixed(1)} %`}
          </div>
        </div>
      </div>
      {hasWeights(detail.arms) && detail.strategy !== null && !readsWeights(detail.strategy) && (
        <ErrorNote
          tone="attention"
          message={`Under ${detail.strategy} these weights do nothing.`}
          remedy="Only simple-shuffle reads them."
          action={{
            label: 'Switch to simple-shuffle',
            run: () => void session.edit({ kind: 'set-strategy', strategy: 'simple-shuffle' }),
          }}
        />
      )}
      <Refusal session={session} />
    </section>
  );
}
