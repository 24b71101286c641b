import { useState } from 'react';
import { evenRows } from './even-rows.ts';
import { moveSlider, type SliderRow, toWeights } from '../../../../../config/shares/sliders.ts';
import type { EditResult } from '../../../../../config/edits/text.ts';
import type { ModelDetail } from '../worker/protocol.ts';

export interface SliderRows {
  readonly rows: readonly SliderRow[];
  /** The rows are ahead of the text: a drag is under way or its edit is being made. */
  readonly isMoved: boolean;
  readonly move: (index: number, share: number) => void;
  /** Writes the rows as weights: one undo step. */
  readonly commit: () => void;
  /** Moves and writes at once, as after typing a number. */
  readonly set: (index: number, share: number) => void;
  /** The same for every row that is not locked. */
  readonly even: () => void;
  readonly toggleLock: (index: number) => void;
}

interface Moved {
  readonly of: ModelDetail;
  readonly rows: readonly SliderRow[];
}

/**
 * Slider positions between the text and the hand: what is dragged shows here at once and reaches the text when it is let go.
 * The rows follow the text again as soon as the worker has read it anew.
 */
export function useSliderRows(
  detail: ModelDetail,
  fromText: readonly SliderRow[],
  write: (weights: readonly number[]) => Promise<EditResult>,
): SliderRows {
  const [moved, setMoved] = useState<Moved | null>(null);
  const [locked, setLocked] = useState<ReadonlySet<number>>(new Set());
  const isMoved = moved !== null && moved.of === detail;
  const rows = (isMoved ? moved.rows : fromText).map((row, index) => ({
    ...row,
    isLocked: locked.has(index),
  }));
  const writeRows = (next: readonly SliderRow[]): void => {
    const isChange = next.some((row, index) => row.share !== fromText[index]?.share);
    if (isChange) void write(toWeights(next)).then(({ kind }) => kind === 'refused' && setMoved(null));
    else setMoved(null);
  };
  return {
    rows,
    isMoved,
    move: (index, share) => setMoved({ of: detail, rows: moveSlider(rows, index, share) }),
    commit: () => {
      if (isMoved) writeRows(rows);
    },
    set: (index, share) => {
      const next = moveSlider(rows, index, share);
      setMoved({ of: detail, rows: next });
      writeRows(next);
    },
    even: () => {
      const next = evenRows(rows);
      setMoved({ of: detail, rows: next });
      writeRows(next);
    },
    toggleLock: (index) => {
      const next = new Set(locked);
      if (!next.delete(index)) next.add(index);
      setLocked(next);
    },
  };
}
