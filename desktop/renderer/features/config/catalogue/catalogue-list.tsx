import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useRef } from 'react';
import type { CatalogueModel } from '../../../../contract/config.ts';
import { countOf, formatInteger, formatUsd, NO_FIGURE } from '../../../ui/format.ts';
import classes from './catalogue.module.css';

interface CatalogueListProps {
  readonly models: readonly CatalogueModel[];
  readonly onAdd: (model: CatalogueModel) => void;
}

const ROW_PX = 54;

const tokens = (count: number | null): string => (count === null ? NO_FIGURE : formatInteger(count));
const price = (usd: number | null): string => (usd === null ? NO_FIGURE : formatUsd(usd));

/** Models with price, context and abilities; only the rows in view are in the page. */
export function CatalogueList({ models, onAdd }: CatalogueListProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 1, height: 600 },
  });
  if (models.length === 0) {
    return (
      <p className={classes['note']}>
        No model here fits. A model that the map does not know can still be written in the YAML.
      </p>
    );
  }
  return (
    <>
      <div className={classes['head']} aria-hidden>
        <span>model</span>
        <span>context</span>
        <span>$ / 1M in</span>
        <span>$ / 1M out</span>
        <span />
      </div>
      <div ref={scroller} className={classes['scroller']}>
        <ul className={classes['list']} style={{ height: virtual.getTotalSize() }} aria-label="Models">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const model = models[index];
            return model ? (
              <li
                key={model.model}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div className={classes['model']}>
                  <code title={model.model}>{model.model}</code>
                  <span className={classes['abilities']} title={model.regions.join(', ')}>
                    {[model.mode, ...model.abilities].join(' · ')}
                    {model.regions.length > 0 && ` · ${countOf(model.regions.length, 'region')}`}
                  </span>
                </div>
                <span className={classes['figure']}>{tokens(model.maxInputTokens)}</span>
                <span className={classes['figure']}>{price(model.inputUsdPerMillion)}</span>
                <span className={classes['figure']}>{price(model.outputUsdPerMillion)}</span>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Add ${model.model}`}
                  onClick={() => onAdd(model)}
                >
                  Add
                </Button>
              </li>
            ) : null;
          })}
        </ul>
      </div>
    </>
  );
}
