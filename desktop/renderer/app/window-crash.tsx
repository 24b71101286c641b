import { Button } from '@mantine/core';
import { type ReactElement, useEffect } from 'react';
import { useRouteError } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { reportCrash } from './report-crash.ts';

/** What stands in place of everything when the frame itself stopped working; pages have a boundary of their own. */
export function WindowCrash(): ReactElement {
  const error = useRouteError();
  useEffect(() => reportCrash(error), [error]);
  return (
    <main role="alert">
      <title>Gatehouse</title>
      <EmptyState
        title="This window stopped working"
        reason="Nothing is lost: drafts are kept, and the sandbox goes on. If it happens again, Gatehouse’s log says why."
        action={<Button onClick={() => location.reload()}>Reload window</Button>}
      />
    </main>
  );
}
