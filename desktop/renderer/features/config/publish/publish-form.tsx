import { Button, Checkbox, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { changedModels } from '../../../../../config/diff.ts';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { SeverityIcon } from '../parts/severity-icon.tsx';
import { SEVERITY_WORDS, sayProblems } from '../problems/problem-words.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { ChangeList } from './change-list.tsx';
import { Conflict } from './conflict.tsx';
import classes from './publish.module.css';

interface PublishFormProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly blockedBecause: string | undefined;
  readonly note: string;
  readonly onNote: (note: string) => void;
  /** Changed models that will not be tried. */
  readonly skipped: ReadonlySet<string>;
  readonly onSkip: (skipped: ReadonlySet<string>) => void;
  readonly onOpenEditor: () => void;
}

const MOST_TRIES_SHOWN = 40;
const MOST_PROBLEMS_SHOWN = 8;

/** Everything to look at before the click. */
export function PublishForm(props: PublishFormProps): ReactElement {
  const { session, skipped, onSkip, blockedBecause, gateway } = props;
  const diff = useSession(session, (state) => state.diff);
  const problems = useSession(session, (state) => state.problems);
  const base = useSession(session, (state) => state.base);
  const running = useSession(session, (state) => state.running);
  const changed = diff ? changedModels(diff) : [];
  const grave = problems.filter(({ severity }) => severity !== 'info');
  const toggle = (name: string): void => {
    const next = new Set(skipped);
    if (!next.delete(name)) next.add(name);
    onSkip(next);
  };
  return (
    <>
      {blockedBecause !== undefined && base.id === running.id && (
        <p className={classes['blocked']}>{blockedBecause}.</p>
      )}
      {base.id !== running.id && <Conflict session={session} isReadOnly={gateway.isReadOnly} />}
      <section aria-label="What changes">
        <h2 className={classes['heading']}>What changes</h2>
        {diff ? <ChangeList diff={diff} /> : <SkeletonRows rows={3} />}
      </section>
      <section aria-label="Problems">
        <h2 className={classes['heading']}>{sayProblems(problems)}</h2>
        <ul className={classes['problems']}>
          {grave.slice(0, MOST_PROBLEMS_SHOWN).map((problem, index) => (
            <li key={index}>
              <SeverityIcon severity={problem.severity} />
              <span>
                <span className="gh-visually-hidden">{SEVERITY_WORDS[problem.severity]}: </span>
                {problem.message} <span className={classes['dim']}>line {problem.range.start.line}</span>
              </span>
            </li>
          ))}
        </ul>
        {grave.length > 0 && (
          <Button size="compact-xs" variant="default" onClick={props.onOpenEditor}>
            {grave.length > MOST_PROBLEMS_SHOWN
              ? `See all ${grave.length} in the editor`
              : 'Open in the editor'}
          </Button>
        )}
      </section>
      {changed.length > 0 && (
        <section aria-label="Try one token">
          <h2 className={classes['heading']}>Try one token of each before it counts</h2>
          <div className={classes['tries']}>
            {changed.slice(0, MOST_TRIES_SHOWN).map((name) => (
              <Checkbox
                key={name}
                size="xs"
                label={<code>{name}</code>}
                checked={!skipped.has(name)}
                onChange={() => toggle(name)}
              />
            ))}
          </div>
          {changed.length > 1 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onSkip(skipped.size === 0 ? new Set(changed) : new Set())}
            >
              {skipped.size === 0 ? 'Try none' : `Try all ${changed.length}`}
            </Button>
          )}
        </section>
      )}
      <Textarea
        label="Note for the list of versions"
        placeholder="Why this change"
        maxLength={500}
        autosize
        minRows={2}
        maxRows={5}
        value={props.note}
        onChange={(event) => props.onNote(event.currentTarget.value)}
      />
    </>
  );
}
