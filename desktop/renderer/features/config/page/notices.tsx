import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import type { Gateway } from '../../../../contract/gateways.ts';
import { pagePath } from '../../../app/paths.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import classes from './config-page.module.css';

interface NoticesProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
}

/** What the operator should know before going on, on top of the page. */
export function Notices({ gateway, session }: NoticesProps): ReactElement {
  const base = useSession(session, (state) => state.base);
  const running = useSession(session, (state) => state.running);
  const draft = useSession(session, (state) => state.draft);
  const isReadable = useSession(session, (state) => state.isReadable);
  const outline = useSession(session, (state) => state.outline);
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
      {outline !== null && !isReadable && (
        <ErrorNote
          tone="attention"
          message="The YAML cannot be read, so the forms rest."
          remedy="The first problem below says where it breaks."
        />
      )}
    </div>
  );
}
