import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import { FailureNote } from '../../app/failure-note.tsx';
import { retrySandbox, SANDBOX_LOOK, useSandbox } from '../../app/live/sandbox.ts';
import { PageFrame } from '../../app/page.tsx';
import { pagePath } from '../../app/paths.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NO_FIGURE } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import classes from './gateways.module.css';

/** The gateway on this machine: whether it runs, where, and where to go on. */
export function SandboxOverview({ name }: { readonly name: string }): ReactElement {
  const { value: status, failure } = useSandbox();
  return (
    <PageFrame
      title={name}
      state={status && <StateBadge {...SANDBOX_LOOK[status.state]} />}
      actions={
        <Button variant="default" component={Link} to={pagePath(SANDBOX_GATEWAY_ID, 'sandbox')}>
          Open Sandbox
        </Button>
      }
    >
      {failure && <FailureNote failure={failure} onRetry={retrySandbox} />}
      <div className={classes['overview']}>
        {status?.problem && <ErrorNote message={status.problem.message} remedy={status.problem.remedy} />}
        {status ? (
          <Facts
            facts={[
              { name: 'Runs on', value: 'This machine' },
              { name: 'Gateway', value: status.engine === 'litellm' ? 'LiteLLM' : 'Compatible gateway' },
              {
                name: 'URL',
                value: status.url === undefined ? NO_FIGURE : <CopyText text={status.url} what="URL" />,
              },
              {
                name: 'Parts running',
                value: `${status.parts.filter(({ state }) => state === 'running').length} of ${status.parts.length}`,
              },
            ]}
          />
        ) : (
          !failure && <SkeletonRows rows={4} />
        )}
        <p className={classes['later']}>
          Traffic, spend and the last change will be shown here too. Until then, each model’s measured traffic
          is on <Link to={pagePath(SANDBOX_GATEWAY_ID, 'config')}>Config</Link>.
        </p>
      </div>
    </PageFrame>
  );
}
