import { Button, Group } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { CopyButton } from '../ui/copy-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { api } from './backend.ts';
import { type Failure, toFailure } from './failure.ts';

interface PageCrashProps {
  readonly crash: Error;
  readonly onReload: () => void;
}

/** What stands in place of a page that stopped working. */
export function PageCrash({ crash, onReload }: PageCrashProps): ReactElement {
  const [failure, setFailure] = useState<Failure>();
  const details = crash.stack ?? crash.message;
  const openLog = (): void => {
    api.app.openLog().catch((error: unknown) => setFailure(toFailure(error)));
  };
  return (
    <div role="alert">
      <EmptyState
        title="This page stopped working"
        reason="Nothing is lost: drafts are kept and everything else goes on. Reload the page to go on here; if it happens again, the log says why."
        action={
          <>
            <Group gap="xs">
              <Button onClick={onReload}>Reload page</Button>
              <Button variant="default" onClick={openLog}>
                Open log
              </Button>
              <span>
                Copy details
                <CopyButton text={details} what="details" />
              </span>
            </Group>
            {failure && <ErrorNote tone="attention" message={failure.message} remedy={failure.remedy} />}
          </>
        }
      />
    </div>
  );
}
