import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { AfterDelay } from '../ui/after-delay.tsx';
import { useConnection } from './backend.ts';
import classes from './connection-banner.module.css';

/** Says that the window no longer reaches its services; a short hiccup is not told. */
export function ConnectionBanner(): ReactElement | null {
  const state = useConnection();
  if (state === 'connected') return null;
  const isLost = state === 'lost';
  return (
    <AfterDelay ms={isLost ? 0 : 800} key={state}>
      <div className={classes['banner']} role="alert">
        <IconPlugConnectedX size={16} aria-hidden />
        <span className={classes['text']}>
          {isLost
            ? 'Gatehouse’s services do not answer. What is on the screen may be old; drafts are kept. If Gatehouse was closed, start it again and use the window that it opens.'
            : 'The connection to Gatehouse’s services was lost. Trying again; what is on the screen may be old, drafts are kept.'}
        </span>
      </div>
    </AfterDelay>
  );
}
