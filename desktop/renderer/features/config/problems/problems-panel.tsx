import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Problem } from '../../../../../config/problem.ts';
import { SeverityIcon } from '../parts/severity-icon.tsx';
import { SEVERITY_WORDS } from './problem-words.ts';
import classes from './problems-panel.module.css';

interface ProblemsPanelProps {
  readonly problems: readonly Problem[];
  /** The one that F8 went to last. */
  readonly marked: number;
  readonly isReadOnly: boolean;
  readonly onOpen: (index: number) => void;
  readonly onFix: (problem: Problem) => void;
}

const ROW_PX = 28;

/** What is wrong, in the order of the text; a click goes there, a button mends it. */
export function ProblemsPanel({
  problems,
  marked,
  isReadOnly,
  onOpen,
  onFix,
}: ProblemsPanelProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 1, height: 200 },
  });
  useEffect(() => {
    if (marked >= 0) virtual.scrollToIndex(marked);
  }, [marked, virtual]);
  if (problems.length === 0)
    return <p className={classes['none']}>Nothing stands out: LiteLLM takes this config as it is written.</p>;
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul className={classes['list']} aria-label="Problems" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const problem = problems[index];
          return problem ? (
            <ProblemRow
              key={index}
              problem={problem}
              top={start}
              isMarked={index === marked}
              isReadOnly={isReadOnly}
              onOpen={() => onOpen(index)}
              onFix={() => onFix(problem)}
            />
          ) : null;
        })}
      </ul>
    </div>
  );
}

interface ProblemRowProps {
  readonly problem: Problem;
  readonly top: number;
  readonly isMarked: boolean;
  readonly isReadOnly: boolean;
  readonly onOpen: () => void;
  readonly onFix: () => void;
}

function ProblemRow({ problem, top, isMarked, isReadOnly, onOpen, onFix }: ProblemRowProps): ReactElement {
  const { severity, message, rule, range, fix } = problem;
  return (
    <li
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      data-marked={isMarked || undefined}
      onClick={onOpen}
    >
      <button type="button" className={classes['problem']} title={message}>
        <span className={classes['severity']}>
          <SeverityIcon severity={severity} />
          {SEVERITY_WORDS[severity]}
        </span>
        <span className={classes['message']}>{message}</span>
      </button>
      {fix && (
        <Button
          size="compact-xs"
          variant="default"
          className={classes['fix'] ?? ''}
          leftSection={<IconBulb size={13} />}
          disabled={isReadOnly}
          title={fix.title}
          onClick={(event) => {
            event.stopPropagation();
            onFix();
          }}
        >
          {fix.title}
        </Button>
      )}
      <span className={classes['rule']}>{rule}</span>
      <span className={classes['line']}>line {range.start.line}</span>
    </li>
  );
}
