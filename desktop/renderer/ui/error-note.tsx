import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactElement, useId, useState } from 'react';
import classes from './error-note.module.css';

interface ErrorNoteProps {
  /** What happened. */
  readonly message: string;
  /** What to do. */
  readonly remedy?: string | undefined;
  /** The one button that does it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly details?: string | undefined;
  readonly tone?: 'failed' | 'attention';
}

/** Stands beside what caused it. */
export function ErrorNote({
  message,
  remedy,
  action,
  details,
  tone = 'failed',
}: ErrorNoteProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <div className={classes['note']} data-tone={tone} role="alert">
      <IconAlertTriangle size={16} aria-hidden className={classes['icon']} />
      <div className={classes['text']}>
        <div className={classes['message']}>{message}</div>
        {remedy !== undefined && <div>{remedy}</div>}
        {details !== undefined && (
          <>
            <button
              type="button"
              className={classes['toggle']}
              aria-expanded={isOpen}
              aria-controls={detailsId}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Hide details' : 'Details'}
            </button>
            <pre id={detailsId} hidden={!isOpen} className={classes['details']}>
              {details}
            </pre>
          </>
        )}
      </div>
      {action && (
        <Button variant="default" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
