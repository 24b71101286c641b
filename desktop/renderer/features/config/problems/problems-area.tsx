import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import type { Problem } from '../../../../../config/problem.ts';
import { usePageKeys } from '../page/use-page-keys.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { nextProblem, sayProblems } from './problem-words.ts';
import { ProblemsPanel } from './problems-panel.tsx';
import classes from '../page/config-page.module.css';

interface ProblemsAreaProps {
  readonly session: ConfigSession;
  readonly isOpen: boolean;
  readonly isReadOnly: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (problem: Problem) => void;
  /** What stands above. */
  readonly children: ReactNode;
}

const OPEN = '148px';
const BAR = '33px';

/** The panes above, the problems below; F8 goes from one to the next. */
export function ProblemsArea(props: ProblemsAreaProps): ReactElement {
  const { session, isOpen, onToggle, onOpen } = props;
  const problems = useSession(session, (state) => state.problems);
  const panel = usePanelRef();
  const [marked, setMarked] = useState<Problem | null>(null);
  const markedIndex = marked === null ? -1 : problems.indexOf(marked);
  const open = (index: number): void => {
    const problem = problems[index];
    if (!problem) return;
    setMarked(problem);
    onOpen(problem);
  };
  usePageKeys({
    session,
    onProblem: (direction) => open(nextProblem(problems, marked?.range.start.offset ?? -1, direction)),
  });
  const isShown = isOpen && problems.length > 0;
  // The panes above keep their place in the page: an editor that was made anew would lose the cursor in the middle of a word.
  useEffect(() => {
    if (isShown && panel.current?.isCollapsed()) panel.current.resize(OPEN);
    else if (!isShown) panel.current?.collapse();
  }, [isShown, panel]);
  const Chevron = isShown ? IconChevronDown : IconChevronRight;
  const bar = (
    <div className={classes['problemsBar']}>
      <button
        type="button"
        className={classes['problemsToggle']}
        aria-expanded={isShown}
        disabled={problems.length === 0}
        onClick={onToggle}
      >
        <Chevron size={14} aria-hidden /> {sayProblems(problems)}
      </button>
      <span className={classes['hint']}>
        <kbd>F8</kbd> next <kbd>Shift F8</kbd> previous
      </span>
    </div>
  );
  return (
    <Group orientation="vertical" className={classes['panes']}>
      <Panel id="panes" minSize="120px">
        <div className={classes['pane']}>{props.children}</div>
      </Panel>
      <Separator className={classes['separator']} disabled={!isShown} />
      <Panel
        id="problems"
        panelRef={panel}
        defaultSize={isShown ? OPEN : BAR}
        minSize="80px"
        collapsible
        collapsedSize={BAR}
        groupResizeBehavior="preserve-pixel-size"
      >
        <div className={classes['problems']}>
          {bar}
          {isShown && (
            <ProblemsPanel
              problems={problems}
              marked={markedIndex}
              isReadOnly={props.isReadOnly}
              onOpen={open}
              onFix={(problem) => session.fix(problem)}
            />
          )}
        </div>
      </Panel>
    </Group>
  );
}
