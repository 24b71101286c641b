import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useNow } from '../ui/clock.ts';
import { formatElapsed } from '../ui/format.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { type Activity, removeActivity, useActivities } from './activity.ts';
import classes from './activity-bar.module.css';

const LOOK = {
  working: { state: 'working', word: 'Working' },
  done: { state: 'healthy', word: 'Done' },
  failed: { state: 'failed', word: 'Failed' },
} as const;

/** Long work, at the bottom of every page, a line each; nothing while there is none. */
export function ActivityBar(): ReactElement | null {
  const activities = useActivities();
  if (activities.length === 0) return null;
  return (
    <section className={classes['bar']} aria-label="Activity">
      {activities.map((activity) => (
        <ActivityLine key={activity.id} activity={activity} />
      ))}
    </section>
  );
}

function ActivityLine({ activity }: { readonly activity: Activity }): ReactElement {
  const navigate = useNavigate();
  const isWorking = activity.state === 'working';
  return (
    <div className={classes['line']}>
      <StateBadge {...LOOK[activity.state]} />
      <span className={classes['title']}>{activity.title}</span>
      <span className={classes['detail']}>{activity.detail}</span>
      {isWorking && <Elapsed activity={activity} />}
      {isWorking && (
        <Progress
          className={classes['progress'] ?? ''}
          value={(activity.fraction ?? 1) * 100}
          animated={activity.fraction === undefined}
          size={6}
          aria-label={activity.title}
        />
      )}
      <span className={classes['space']} />
      <Button variant="default" size="compact-sm" onClick={() => void navigate(activity.path)}>
        Open
      </Button>
      {isWorking && activity.cancel && (
        <Button variant="default" size="compact-sm" onClick={activity.cancel}>
          Cancel
        </Button>
      )}
      {!isWorking && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`Dismiss ${activity.title}`}
          onClick={() => removeActivity(activity.id)}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </div>
  );
}

function Elapsed({ activity }: { readonly activity: Activity }): ReactElement {
  const now = useNow();
  return (
    <span className={classes['elapsed']}>
      {formatElapsed(now - activity.startedAtMs)}
      {activity.expectedMs !== undefined && ` of ~${formatElapsed(activity.expectedMs)}`}
    </span>
  );
}
