import { type Row, flexRender } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import classes from './data-table.module.css';

interface DataTableRowProps<T> {
  readonly row: Row<T>;
  readonly index: number;
  readonly isMarked: boolean;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly onMark: (index: number) => void;
  readonly onOpen: ((row: T) => void) | undefined;
}

/** A click on a control inside the row is the control's own; anywhere else opens the row. */
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label') !== null;

export function DataTableRow<T>(props: DataTableRowProps<T>): ReactElement {
  const { row, index, isMarked, isTabStop, isOpen, onMark, onOpen } = props;
  return (
    <tr
      data-row={index}
      data-marked={isMarked || undefined}
      data-open={isOpen || undefined}
      data-opens={onOpen !== undefined || undefined}
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      tabIndex={isTabStop ? 0 : -1}
      className={classes['row']}
      onFocus={() => onMark(index)}
      onClick={(event) => {
        if (!isControl(event.target)) onOpen?.(row.original);
      }}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} data-figure={cell.column.columnDef.meta?.isFigure}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}
