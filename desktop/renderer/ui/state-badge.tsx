import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconPlayerStopFilled,
  IconProgress,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import classes from './state-badge.module.css';

/** The five states of everything, and `stopped` for what is meant to be off. */
export type OperatorState = 'healthy' | 'working' | 'attention' | 'failed' | 'unknown' | 'stopped';

const LOOKS: Record<OperatorState, { readonly word: string; readonly icon: TablerIcon }> = {
  healthy: { word: 'Healthy', icon: IconCircleCheckFilled },
  working: { word: 'Working', icon: IconProgress },
  attention: { word: 'Needs attention', icon: IconAlertTriangleFilled },
  failed: { word: 'Failed', icon: IconCircleXFilled },
  unknown: { word: 'Unknown', icon: IconCircleDashed },
  stopped: { word: 'Stopped', icon: IconPlayerStopFilled },
};

interface StateBadgeProps {
  readonly state: OperatorState;
  /** In place of the state's own word, such as "Starting". */
  readonly word?: string | undefined;
}

/** A state as icon, word and colour; never colour alone. */
export function StateBadge({ state, word }: StateBadgeProps): ReactElement {
  const look = LOOKS[state];
  const Icon = look.icon;
  return (
    <span className={classes['badge']} data-state={state}>
      <Icon size={15} aria-hidden stroke={2} />
      <span className={classes['word']}>{word ?? look.word}</span>
    </span>
  );
}
