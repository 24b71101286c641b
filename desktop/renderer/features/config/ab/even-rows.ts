import { apportion, type SliderRow, WHOLE } from '../../../../../config/shares/sliders.ts';

/** Splits what the locked rows leave evenly among the others. */
export function evenRows(rows: readonly SliderRow[]): readonly SliderRow[] {
  const free = rows.filter((row) => !row.isLocked);
  const room = rows.reduce((left, row) => (row.isLocked ? left - row.share : left), WHOLE);
  const parts = [
    ...apportion(
      free.map(() => 1),
      room,
    ),
  ];
  return rows.map((row) => (row.isLocked ? row : { ...row, share: parts.shift() ?? 0 }));
}
