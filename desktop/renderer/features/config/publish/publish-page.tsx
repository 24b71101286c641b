import { Button } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Gateway } from '../../../../contract/gateways.ts';
import { changedModels } from '../../../../../config/diff.ts';
import { PageFrame } from '../../../app/page.tsx';
import { pagePath } from '../../../app/paths.ts';
import { useUndoKeys } from '../page/use-undo-keys.ts';
import { countBySeverity } from '../problems/problem-words.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { DiffPane } from '../yaml/diff-pane.tsx';
import { PublishForm } from './publish-form.tsx';
import { closeOldRun, closeRun, startPublish, usePublishRun } from './run-store.ts';
import { RunView } from './run-view.tsx';
import classes from './publish.module.css';

interface PublishPageProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
}

/** What will change, beside its lines; then the publish as it goes, and the way back. */
export function PublishPage({ gateway, session }: PublishPageProps): ReactElement {
  const running = useSession(session, (state) => state.running);
  const base = useSession(session, (state) => state.base);
  const diff = useSession(session, (state) => state.diff);
  const problems = useSession(session, (state) => state.problems);
  const isInStep = useSession(session, (state) => state.isInStep);
  const isChecked = useSession(session, (state) => state.isChecked);
  const run = usePublishRun(gateway.id);
  const navigate = useNavigate();
  useEffect(() => closeOldRun(gateway.id, session.text.get()), [gateway.id, session]);
  useUndoKeys(session);
  const [note, setNote] = useState('');
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  // What the publish began with stays in view when its end makes draft and running version the same.
  const [before, setBefore] = useState({ text: running.text, first: firstOf(diff) });
  const changed = diff ? changedModels(diff) : [];
  const toEditor = (search = ''): void => void navigate(pagePath(gateway.id, 'config') + search);
  const { error } = countBySeverity(problems);
  const blockedBecause = gateway.isReadOnly
    ? 'This gateway is marked read-only'
    : run !== null
      ? 'A publish is under way or has just ended'
      : base.id !== running.id
        ? 'Somebody published since: choose what to keep first'
        : isInStep
          ? 'Nothing differs from what runs'
          : !isChecked
            ? 'The config is being checked'
            : error > 0
              ? 'Errors have to be mended before this can be published'
              : undefined;
  const publish = (): void => {
    setBefore({ text: running.text, first: firstOf(diff) });
    // Trying each of very many models would cost more than it tells.
    startPublish(gateway, session, {
      note: note.trim(),
      tryModels: changed.filter((name) => !skipped.has(name)),
    });
  };
  return (
    <PageFrame
      title="Publish config"
      layout="fill"
      state={`to ${gateway.name}`}
      actions={
        <>
          <Button variant="default" onClick={() => toEditor()}>
            Back to the editor
          </Button>
          {run === null && (
            <Button disabled={blockedBecause !== undefined} title={blockedBecause} onClick={publish}>
              Publish
            </Button>
          )}
        </>
      }
    >
      <div className={classes['page']}>
        <div className={classes['left']}>
          {run ? (
            <RunView
              run={run}
              onBack={() => {
                closeRun(gateway.id);
                toEditor();
              }}
              onAgain={() => closeRun(gateway.id)}
              onWatch={
                before.first === undefined
                  ? undefined
                  : () => {
                      closeRun(gateway.id);
                      toEditor(`?model=${encodeURIComponent(before.first ?? '')}`);
                    }
              }
            />
          ) : (
            <PublishForm
              gateway={gateway}
              session={session}
              blockedBecause={blockedBecause}
              note={note}
              onNote={setNote}
              skipped={skipped}
              onSkip={setSkipped}
              onOpenEditor={() => toEditor()}
            />
          )}
        </div>
        <div className={classes['right']}>
          <DiffPane
            before={run === null ? running.text : before.text}
            after={session.text.get()}
            label="Running version and draft"
          />
        </div>
      </div>
    </PageFrame>
  );
}

const firstOf = (diff: Parameters<typeof changedModels>[0] | null): string | undefined =>
  diff ? changedModels(diff)[0] : undefined;
