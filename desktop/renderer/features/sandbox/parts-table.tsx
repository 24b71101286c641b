import type { ReactElement } from 'react';
import type { SandboxStatus } from '../../../contract/sandbox.ts';
import { SANDBOX_LOOK } from '../../app/live/sandbox.ts';
import { useNow } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formatElapsed, formatExact, NO_FIGURE } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { PART_ORDER, PART_ROLES, partLabel } from './part-names.ts';
import classes from './sandbox.module.css';

/** Each part with its state, in the order in which a request passes them. */
export function PartsTable({ status }: { readonly status: SandboxStatus }): ReactElement {
  const parts = PART_ORDER.flatMap((name) => status.parts.filter((part) => part.name === name));
  const broken = parts.filter(({ problem }) => problem !== undefined);
  return (
    <section aria-label="Parts">
      <table className={classes['parts']}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">State</th>
            <th scope="col" data-figure>
              Port
            </th>
            <th scope="col" data-figure>
              Up for
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.name}>
              <td>
                {partLabel(part.name, status.engine)}{' '}
                <span className={classes['role']}>{PART_ROLES[part.name]}</span>
              </td>
              <td>
                <StateBadge {...SANDBOX_LOOK[part.state]} />
              </td>
              <td data-figure>{part.port ?? NO_FIGURE}</td>
              <td data-figure>
                {part.state === 'running' && part.startedAt !== undefined ? (
                  <UpFor since={part.startedAt} />
                ) : (
                  NO_FIGURE
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {broken.map(({ name, problem }) => (
        <div key={name} className={classes['problem']}>
          <ErrorNote message={problem?.message ?? ''} remedy={problem?.remedy} />
        </div>
      ))}
    </section>
  );
}

function UpFor({ since }: { readonly since: string }): ReactElement {
  const now = useNow();
  const start = new Date(since);
  return <span title={`since ${formatExact(start)}`}>{formatElapsed(now - start.getTime())}</span>;
}
