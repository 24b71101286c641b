import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useRef } from 'react';
import type { SandboxLogLine } from '../../../../contract/sandbox.ts';
import { formatClock, formatExact } from '../../../ui/format.ts';
import { markParts } from './mark-parts.ts';
import classes from './log-panel.module.css';

const LINE_HEIGHT_PX = 20;

interface LogLinesProps {
  readonly label: string;
  readonly lines: readonly SandboxLogLine[];
  /** Text that is marked in each line. */
  readonly mark: string;
  /** Stays at the newest line as long as that one is in view. */
  readonly isFollowing: boolean;
  readonly empty: string;
}

/** A virtual list of lines: however many there are, only those in view are in the page. */
export function LogLines({ label, lines, mark, isFollowing, empty }: LogLinesProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 20,
  });
  useEffect(() => {
    if (isFollowing && isAtEnd.current && scroller.current)
      scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [lines, isFollowing]);
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="log"
      aria-live="off"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < LINE_HEIGHT_PX * 2;
      }}
    >
      {lines.length === 0 && <p className={classes['empty']}>{empty}</p>}
      <div className={classes['lines']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return line ? (
            <div key={line.id} className={classes['line']} style={{ transform: `translateY(${start}px)` }}>
              <time dateTime={line.at} title={formatExact(new Date(line.at))}>
                {formatClock(new Date(line.at))}
              </time>
              <span>
                {markParts(line.text, mark).map((part, place) =>
                  part.isMarked ? <mark key={place}>{part.text}</mark> : part.text,
                )}
              </span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
