import type { ReactElement } from 'react';
import type { ConfigVersion } from '../../../../contract/config.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './versions.module.css';

interface VersionRowProps {
  readonly version: ConfigVersion;
  readonly isRunning: boolean;
  readonly onOpen: () => void;
}

export const VersionRow = ({ version, isRunning, onOpen }: VersionRowProps): ReactElement => (
  <li>
    <button type="button" className={classes['row']} onClick={onOpen}>
      <span className={classes['when']}>
        <RelativeTime at={version.publishedAt} />
      </span>
      <span className={classes['what']}>
        <span className={version.note === '' ? classes['dim'] : undefined}>
          {version.note === '' ? 'No note' : version.note}
        </span>
        <span className={classes['dim']}>{version.author}</span>
      </span>
      {isRunning && <StateBadge state="healthy" word="Running" />}
    </button>
  </li>
);
