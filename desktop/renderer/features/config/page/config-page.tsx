import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router';
import type { PageProps } from '../../../app/feature.ts';
import { PageFrame } from '../../../app/page.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { PublishPage } from '../publish/publish-page.tsx';
import { useHolder } from '../session/open-sessions.ts';
import { Workbench } from './workbench.tsx';
import classes from './config-page.module.css';

/** A gateway's config.yaml: editing it, and publishing it on a page of its own. */
export function ConfigPage({ gateway }: PageProps): ReactElement {
  const { session, failure, retry } = useHolder(gateway.id);
  if (session === null) {
    return (
      <PageFrame title="Config">
        {failure ? (
          <div className={classes['failure']}>
            <ErrorNote
              message={failure.message}
              remedy={failure.remedy}
              action={{ label: 'Try again', run: retry }}
            />
          </div>
        ) : (
          <SkeletonRows rows={10} />
        )}
      </PageFrame>
    );
  }
  return (
    <Routes>
      <Route index element={<Workbench gateway={gateway} session={session} />} />
      <Route path="publish" element={<PublishPage gateway={gateway} session={session} />} />
    </Routes>
  );
}
