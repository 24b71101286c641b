import type { ReactElement } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';
import { api } from './backend.ts';
import type { Failure } from './failure.ts';
import { notifyFailure } from './notify.ts';
import classes from './failure-note.module.css';

interface FailureNoteProps {
  readonly failure: Failure;
  /** What "Try again" does; without it a bug offers the log and anything else no button. */
  readonly onRetry?: () => void;
}

/** A failed call, standing at the top of the page that it belongs to. */
export const FailureNote = ({ failure, onRetry }: FailureNoteProps): ReactElement => (
  <div className={classes['note']}>
    <ErrorNote message={failure.message} remedy={failure.remedy} action={actionFor(failure, onRetry)} />
  </div>
);

function actionFor(failure: Failure, onRetry: (() => void) | undefined) {
  if (onRetry) return { label: 'Try again', run: onRetry };
  if (failure.code !== 'BUG') return undefined;
  const openLog = (): void => {
    api.app.openLog().catch((error: unknown) => notifyFailure(error, 'The log was not opened'));
  };
  return { label: 'Open log', run: openLog };
}
