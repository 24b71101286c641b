import type { ReactElement } from 'react';
import { FailureNote } from '../../app/failure-note.tsx';
import { retrySandbox, SANDBOX_LOOK, useSandbox } from '../../app/live/sandbox.ts';
import { PageFrame } from '../../app/page.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ConnectSection } from './connect-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { LogPanel } from './logs/log-panel.tsx';
import { PartsTable } from './parts-table.tsx';
import { SandboxActions } from './sandbox-actions.tsx';
import classes from './sandbox.module.css';

/** What runs on this machine: its parts, how to reach it, and what it says. */
export function SandboxPage(): ReactElement {
  const { value: status, failure } = useSandbox();
  return (
    <PageFrame
      title="Sandbox"
      layout="fill"
      state={
        status && (
          <>
            <StateBadge {...SANDBOX_LOOK[status.state]} /> on this machine
          </>
        )
      }
      actions={status && <SandboxActions status={status} />}
    >
      {failure && <FailureNote failure={failure} onRetry={retrySandbox} />}
      {!status && !failure && <SkeletonRows />}
      {status && (
        <>
          {status.problem && (
            <div className={classes['note']}>
              <ErrorNote message={status.problem.message} remedy={status.problem.remedy} />
            </div>
          )}
          <div className={classes['top']}>
            <div className={classes['column']}>
              <PartsTable status={status} />
              <EngineSection status={status} />
            </div>
            <ConnectSection status={status} />
          </div>
          <LogPanel engine={status.engine} />
        </>
      )}
    </PageFrame>
  );
}
