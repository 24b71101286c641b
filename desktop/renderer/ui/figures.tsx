import type { ReactElement } from 'react';
import { formatInteger, formatUsd } from './format.ts';
import classes from './figures.module.css';

/** A count in tabular figures, thousands separated. */
export const NumberText = ({ value }: { readonly value: number }): ReactElement => (
  <span className={classes['figure']}>{formatInteger(value)}</span>
);

/** An amount with its currency and, where there is one, its period: `$120.00 / month`. */
export const MoneyText = ({
  usd,
  period,
}: {
  readonly usd: number;
  readonly period?: string;
}): ReactElement => (
  <span className={classes['figure']}>
    {formatUsd(usd)}
    {period !== undefined && <span className={classes['unit']}> / {period}</span>}
  </span>
);
