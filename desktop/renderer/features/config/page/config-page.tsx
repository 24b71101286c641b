import { IconAdjustments } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router';
import { SANDBOX_GATEWAY_ID } from '../../../../contract/gateways.ts';
import type { PageProps } from '../../../app/feature.ts';
import { NotYetPage } from '../../../app/not-yet-page.tsx';
import { PageFrame } from '../../../app/page.tsx';
import { pagePath } from '../../../app/paths.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { PublishPage } from '../publish/publish-page.tsx';
import { useHolder } from '../session/open-sessions.ts';
import { Workbench } from './workbench.tsx';
import classes from './config-page.module.css';

/** A gateway's config.yaml: editing it, and publishing it on a page of its own. */
export const ConfigPage = ({ gateway }: PageProps): ReactElement =>
  gateway.kind === 'sandbox' ? <OpenConfig gateway={gateway} /> : <NotReached />;

const NotReached = (): ReactElement => (
  <NotYetPage
    label="Config"
    icon={IconAdjustments}
    title="Edit this gateway’s config.yaml, compare and publish it"
    reason="The same editor as for the sandbox, over the versions that this gateway keeps on AWS. This version of Gatehouse cannot reach AWS yet, so there is nothing to open from here."
    action={{ label: 'Edit the sandbox’s config', path: pagePath(SANDBOX_GATEWAY_ID, 'config') }}
  />
);

function OpenConfig({ gateway }: PageProps): ReactElement {
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
