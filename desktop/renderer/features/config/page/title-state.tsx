import { IconPencil } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { AfterDelay } from '../../../ui/after-delay.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { sayProblems } from '../problems/problem-words.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import classes from './config-page.module.css';

interface TitleStateProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
}

/** "Draft · 2 problems · saved just now", or that nothing differs from what runs. */
export function TitleState({ session }: TitleStateProps): ReactElement {
  const isInStep = useSession(session, (state) => state.isInStep);
  const draft = useSession(session, (state) => state.draft);
  const problems = useSession(session, (state) => state.problems);
  const isChecked = useSession(session, (state) => state.isChecked);
  return (
    <span className={classes['state']}>
      {isInStep && draft.kind !== 'waiting' ? (
        <StateBadge state="healthy" word="In step with what runs" />
      ) : (
        <span className={classes['badge']}>
          <IconPencil size={15} aria-hidden /> Draft
        </span>
      )}
      <span role="status">· {sayProblems(problems)}</span>
      {!isChecked && (
        <AfterDelay ms={400}>
          <span>· checking…</span>
        </AfterDelay>
      )}
      {draft.kind === 'waiting' && <span>· saving…</span>}
      {draft.kind === 'saved' && !isInStep && (
        <span>
          · saved <RelativeTime at={draft.savedAt} />
        </span>
      )}
    </span>
  );
}
