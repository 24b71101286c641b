import {
  type ColumnDef,
  type Row,
  type SortingState,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { compareValues } from './compare-values.ts';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableRow } from './data-table-row.tsx';
import { TableFilter } from './table-filter.tsx';
import { useTableKeys } from './use-table-keys.ts';
import classes from './data-table.module.css';

const ROW_HEIGHT_PX = 32;
const HEAD_HEIGHT_PX = 30;

interface DataTableProps<T> {
  /** Names the table for screen readers: "Gateways". */
  readonly label: string;
  readonly rows: readonly T[];
  /** `size` in px; columns without one share what is left. `meta.isFigure` aligns right. */
  readonly columns: readonly ColumnDef<T>[];
  readonly rowId: (row: T) => string;
  /** What the filter looks in; without it there is no filter. */
  readonly filterText?: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  /** The row that is open beside the table. */
  readonly openId?: string | undefined;
  /** Stands right of the filter. */
  readonly toolbar?: ReactNode;
}

/** A dense table: sort, `/` filters, `j` `k` move, Enter opens; only the rows in view are in the page. */
export function DataTable<T>(props: DataTableProps<T>): ReactElement {
  const { label, rows, columns, rowId, filterText, onOpen, openId, toolbar } = props;
  const [sorting, setSorting] = useState<SortingState>([]);
  const [filter, setFilter] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const filterField = useRef<HTMLInputElement>(null);

  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component and its two parts
  const table = useReactTable<T>({
    data: rows as T[],
    columns: columns as ColumnDef<T>[],
    state: { sorting, globalFilter: filter },
    onSortingChange: setSorting,
    defaultColumn: {
      sortingFn: (a, b, columnId) => compareValues(a.getValue(columnId), b.getValue(columnId)),
    },
    globalFilterFn: (row: Row<T>, _columnId, wanted: string) =>
      hasWords(filterText?.(row.original) ?? '', wanted),
    getColumnCanGlobalFilter: () => true,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const shown = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
    // The head stands above the first row and stays in view.
    scrollPaddingEnd: HEAD_HEIGHT_PX,
    initialRect: { width: 1, height: 600 },
  });
  const { marked, mark, onKeyDown } = useTableKeys({
    count: shown.length,
    filterField,
    scroller,
    reveal: (index) => virtual.scrollToIndex(index),
    open: (index) => {
      const row = shown[index];
      if (row) onOpen?.(row.original);
    },
  });

  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className={classes['frame']}>
      {(filterText !== undefined || toolbar !== undefined) && (
        <div className={classes['toolbar']}>
          {filterText && <TableFilter ref={filterField} label={label} value={filter} onChange={setFilter} />}
          {filter !== '' && (
            <span className={classes['count']} aria-live="polite">
              {shown.length} of {rows.length}
            </span>
          )}
          {toolbar}
        </div>
      )}
      <div ref={scroller} className={classes['scroller']} onKeyDown={onKeyDown}>
        <table className={classes['table']} aria-label={label} aria-rowcount={shown.length + 1}>
          <DataTableHead table={table} />
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {items.map((item) => {
              const row = shown[item.index];
              return row ? (
                <DataTableRow
                  key={row.id}
                  row={row}
                  index={item.index}
                  isMarked={marked === item.index}
                  isTabStop={Math.max(0, marked) === item.index}
                  isOpen={openId !== undefined && row.id === openId}
                  onMark={mark}
                  onOpen={onOpen}
                />
              ) : null;
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
        {shown.length === 0 && filter !== '' && (
          <p className={classes['none']}>Nothing here contains “{filter}”.</p>
        )}
      </div>
    </div>
  );
}

const hasWords = (text: string, wanted: string): boolean => {
  const lower = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
};
