import '@tanstack/react-table';

declare module '@tanstack/react-table' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the library's own parameters have to be repeated
  interface ColumnMeta<TData, TValue> {
    /** Right-aligned, tabular figures. */
    readonly isFigure?: boolean;
    /** Takes a share of the width that is left. */
    readonly isFlexible?: boolean;
  }
}
