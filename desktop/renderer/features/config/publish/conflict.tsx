import { Button, Group } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { ConfigDiff } from '../../../../../config/diff.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { mergeTexts } from '../session/merge-texts.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { ChangeList } from './change-list.tsx';
import classes from './publish.module.css';

interface ConflictProps {
  readonly session: ConfigSession;
  readonly isReadOnly: boolean;
}

interface Both {
  readonly runningId: string;
  readonly theirs: ConfigDiff;
  readonly mine: ConfigDiff;
}

/** Somebody published while this draft was open: both changes side by side, and what to keep. Each choice is one undo step. */
export function Conflict({ session, isReadOnly }: ConflictProps): ReactElement {
  const base = useSession(session, (state) => state.base);
  const running = useSession(session, (state) => state.running);
  const [both, setBoth] = useState<Both | null>(null);
  useEffect(() => {
    let isGone = false;
    void Promise.all([
      session.reader.compare(base.text, running.text),
      session.reader.compare(base.text, session.text.get()),
    ]).then(([theirs, mine]) => {
      if (!isGone) setBoth({ runningId: running.id, theirs, mine });
    });
    return () => {
      isGone = true;
    };
  }, [session, base, running]);
  const merged = mergeTexts(base.text, session.text.get(), running.text);
  const who = running.author === '' ? 'Somebody' : running.author;
  return (
    <section className={classes['conflict']} aria-label="Two changes at once">
      <h2 className={classes['heading']}>
        {who} published <RelativeTime at={running.publishedAt} />, after your draft began
      </h2>
      {running.note !== '' && <p className={classes['dim']}>“{running.note}”</p>}
      {both?.runningId === running.id ? (
        <>
          <h3 className={classes['subheading']}>Their change</h3>
          <ChangeList diff={both.theirs} />
          <h3 className={classes['subheading']}>Your change</h3>
          <ChangeList diff={both.mine} />
        </>
      ) : (
        <SkeletonRows rows={3} />
      )}
      <Group gap="xs" mt="sm">
        <Button
          disabled={isReadOnly || merged === null}
          title={
            merged === null
              ? 'Both changed the same lines: choose one, or merge by hand in the editor'
              : undefined
          }
          onClick={() => {
            if (merged === null) return;
            session.replaceText(merged);
            session.keepMine();
          }}
        >
          Keep both
        </Button>
        <Button variant="default" disabled={isReadOnly} onClick={() => session.keepMine()}>
          Keep only mine
        </Button>
        <Button variant="default" disabled={isReadOnly} onClick={() => session.replaceText(running.text)}>
          Take theirs
        </Button>
      </Group>
      <p className={classes['dim']}>
        {merged === null
          ? 'Both changed the same lines. Keeping only yours undoes theirs when you publish.'
          : 'The two changes touch different lines. Whatever you choose, undo brings your draft back.'}
      </p>
    </section>
  );
}
