import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import type { Gateway } from '../../../../contract/gateways.ts';
import { pagePath } from '../../../app/paths.ts';
import { AfterDelay } from '../../../ui/after-delay.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import classes from './config-page.module.css';

interface NoticesProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  /** Puts the cursor on a line of the YAML. */
  readonly onOpenLine: (line: number) => void;
}

/** What the operator should know before going on, on top of the page. */
export function Notices({ gateway, session, onOpenLine }: NoticesProps): ReactElement {
  const base = useSession(session, (state) => state.base);
  const running = useSession(session, (state) => state.running);
  const draft = useSession(session, (state) => state.draft);
  const brokenLine = useSession(session, (state) => state.brokenLine);
  const navigate = useNavigate();
  return (
    <div className={classes['notices']}>
      {base.id !== running.id && (
        <ErrorNote
          tone="attention"
          message={`${running.author === '' ? 'Somebody' : running.author} published another version while you were editing.`}
          remedy="Your draft is kept as it is. Look at both before you publish."
          action={{
            label: 'Compare both…',
            run: () => void navigate(pagePath(gateway.id, 'config', 'publish')),
          }}
        />
      )}
      {draft.kind === 'failed' && (
        <ErrorNote
          message={`The draft could not be saved: ${draft.failure.message}`}
          remedy={draft.failure.remedy ?? 'It is safe in this window, and saving is tried again by itself.'}
          action={{ label: 'Save now', run: () => session.flush() }}
        />
      )}
      {brokenLine !== null && (
        // Half a word breaks the YAML too: the page does not jump at each.
        <AfterDelay ms={800}>
          <ErrorNote
            tone="attention"
            message={`The YAML breaks at line ${brokenLine}, so the forms rest.`}
            remedy="They show what could be read, and go on when the line is mended."
            action={{ label: `Go to line ${brokenLine}`, run: () => onOpenLine(brokenLine) }}
          />
        </AfterDelay>
      )}
    </div>
  );
}
