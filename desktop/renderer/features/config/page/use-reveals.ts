import { useCallback, useEffect, useRef, useState } from 'react';
import type { Path } from '../../../../../config/problem.ts';
import { lineOf } from '../outline/focus-at-line.ts';
import type { ConfigSession } from '../session/config-session.ts';
import type { Reveal, Reveals } from '../session/reveal.ts';
import { isSameFocus } from '../session/same-focus.ts';
import { Store } from '../session/store.ts';
import type { Focus } from '../worker/protocol.ts';

interface Shows {
  /** What the YAML pane follows. */
  readonly reveals: Reveals;
  readonly reveal: (reveal: Reveal) => void;
  /** Scrolls to the part that the form shows; at once, or as soon as the worker has read a text that has it. */
  readonly showFocus: (focus: Focus) => void;
  /** Puts the cursor on a line, from 1. */
  readonly openLine: (line: number) => void;
  readonly openPath: (path: Path) => void;
}

const startOf = (line: number): Reveal['range'] => ({ start: { line, column: 1, offset: 0 } });

/** What leads the YAML pane to a place in the text. */
export function useReveals(session: ConfigSession): Shows {
  const [reveals] = useState<Reveals>(() => new Store({ reveal: null }));
  const sought = useRef<Focus | null>(null);
  const reveal = useCallback((next: Reveal) => reveals.set({ reveal: next }), [reveals]);

  const seek = useCallback(() => {
    const { outline, focus } = session.store.get();
    const line = outline && sought.current ? lineOf(outline, sought.current) : undefined;
    if (line === undefined || !isSameFocus(focus, sought.current)) return;
    sought.current = null;
    reveal({ range: startOf(line), takesFocus: false });
  }, [session, reveal]);
  const showFocus = useCallback(
    (focus: Focus) => {
      sought.current = focus;
      seek();
    },
    [seek],
  );
  useEffect(() => {
    let isFirst = true;
    const settle = (): void => {
      const { outline, focus } = session.store.get();
      if (!outline || !focus) return;
      // A link leads to a part: its lines are shown too, once they are known.
      if (isFirst) sought.current ??= focus;
      isFirst = false;
      seek();
    };
    settle();
    return session.store.subscribe(settle);
  }, [session, seek]);

  return {
    reveals,
    reveal,
    showFocus,
    openLine: useCallback((line) => reveal({ range: startOf(line), takesFocus: true }), [reveal]),
    openPath: useCallback(
      (path) => void session.reader.place(path).then((range) => reveal({ range, takesFocus: true })),
      [session, reveal],
    ),
  };
}
