import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { moveRow } from './move-row.ts';
import { isLayerOpen, isTypingTarget } from './typing-target.ts';

interface TableKeysOptions {
  readonly count: number;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly reveal: (index: number) => void;
  readonly open: (index: number) => void;
}

interface TableKeys {
  /** The marked row, -1 for none. */
  readonly marked: number;
  readonly mark: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const ROWS_PER_PAGE = 20;

/** `/` goes to the filter from anywhere on the page, `j` and `k` mark rows from anywhere, the other keys need the table's focus. */
export function useTableKeys(options: TableKeysOptions): TableKeys {
  const { count, filterField, scroller, reveal, open } = options;
  const [wanted, setWanted] = useState(-1);
  const marked = Math.min(wanted, count - 1);
  const frame = useRef(0);

  const go = (key: string): boolean => {
    const to = moveRow(key, marked, count, ROWS_PER_PAGE);
    if (to === undefined) return false;
    setWanted(to);
    reveal(to);
    cancelAnimationFrame(frame.current);
    const row = (): HTMLElement | null | undefined =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`);
    // At once, so that an Enter right behind opens this row; one out of view is in the page only after the scroll.
    const here = row();
    if (here) here.focus();
    else frame.current = requestAnimationFrame(() => row()?.focus());
    return true;
  };

  const onPageKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTypingTarget(event.target) || isLayerOpen()) return;
    const isHere = event.target instanceof Node && scroller.current?.contains(event.target);
    if (event.key === '/' && filterField.current) {
      event.preventDefault();
      filterField.current.focus();
    } else if (!isHere && (event.key === 'j' || event.key === 'k') && go(event.key)) {
      event.preventDefault();
    }
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => onPageKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target)) return;
    const isRow = event.target instanceof HTMLTableRowElement;
    if (isRow && event.key === 'Enter') {
      event.preventDefault();
      open(marked);
    } else if (go(event.key)) {
      event.preventDefault();
    }
  };
  return { marked, mark: setWanted, onKeyDown };
}
