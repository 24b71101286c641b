import { Button, Group, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { api } from './backend.ts';
import { type Failure, toFailure } from './failure.ts';
import { PageFrame } from './page.tsx';

interface PageCrashProps {
  /** The page's word: "Config". */
  readonly label: string;
  readonly crash: Error;
  readonly onReload: () => void;
}

const COPY_WORDS = { idle: 'Copy details', copied: 'Copied', refused: 'The system refused' };

/** What stands in place of a page that stopped working. */
export function PageCrash({ label, crash, onReload }: PageCrashProps): ReactElement {
  const [failure, setFailure] = useState<Failure>();
  const { outcome, copy } = useCopy();
  const openLog = (): void => {
    api.app.openLog().catch((error: unknown) => setFailure(toFailure(error)));
  };
  return (
    <PageFrame title={label}>
      <div role="alert">
        <EmptyState
          title="This page stopped working"
          reason="Nothing is lost: drafts are kept and everything else goes on. Reload the page to go on here; if it happens again, the log says why."
          action={
            <Stack gap="sm">
              <Group gap="xs">
                <Button onClick={onReload}>Reload page</Button>
                <Button variant="default" onClick={openLog}>
                  Open log
                </Button>
                <Button variant="default" onClick={() => copy(crash.stack ?? crash.message)}>
                  {COPY_WORDS[outcome]}
                </Button>
              </Group>
              {failure && <ErrorNote tone="attention" message={failure.message} remedy={failure.remedy} />}
            </Stack>
          }
        />
      </div>
    </PageFrame>
  );
}
