import { type Header, type Table, flexRender } from '@tanstack/react-table';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import classes from './data-table.module.css';

const SPOKEN = { asc: 'ascending', desc: 'descending' } as const;

export function DataTableHead<T>({ table }: { readonly table: Table<T> }): ReactElement {
  const headers = table.getFlatHeaders();
  return (
    <>
      <colgroup>
        {headers.map((header) => (
          <col key={header.id} {...columnWidth(header)} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {headers.map((header) => {
            const sorted = header.column.getIsSorted();
            return (
              <th
                key={header.id}
                scope="col"
                data-figure={isFigure(header)}
                aria-sort={sorted === false ? undefined : SPOKEN[sorted]}
              >
                <HeadLabel header={header} />
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}

function HeadLabel<T>({ header }: { readonly header: Header<T, unknown> }): ReactElement {
  const label = flexRender(header.column.columnDef.header, header.getContext());
  const sorted = header.column.getIsSorted();
  if (!header.column.getCanSort()) return <span className={classes['plainHead']}>{label}</span>;
  return (
    <button type="button" className={classes['sort']} onClick={header.column.getToggleSortingHandler()}>
      {label}
      {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
      {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
    </button>
  );
}

const isFigure = <T,>(header: Header<T, unknown>): boolean | undefined =>
  header.column.columnDef.meta?.isFigure;

const columnWidth = <T,>(header: Header<T, unknown>): { style?: { width: number } } =>
  header.column.columnDef.meta?.isFlexible ? {} : { style: { width: header.getSize() } };
