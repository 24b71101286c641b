import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConfigVersion } from '../../../../contract/config.ts';
import type { Gateway } from '../../../../contract/gateways.ts';
import { queries } from '../../../api.ts';
import { toFailure } from '../../../app/failure.ts';
import { pagePath } from '../../../app/paths.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SideDrawer } from '../../../ui/side-drawer.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { VersionRow } from './version-row.tsx';
import { VersionView } from './version-view.tsx';
import classes from './versions.module.css';

interface VersionsDrawerProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every version that ran here: read one, compare it, bring it back. */
export function VersionsDrawer(props: VersionsDrawerProps): ReactElement {
  const [viewed, setViewed] = useState<ConfigVersion | null>(null);
  return (
    <SideDrawer
      isOpen={props.isOpen}
      title={viewed ? 'Version' : 'Versions'}
      width={viewed ? 900 : 520}
      onClose={props.onClose}
    >
      {props.isOpen && (
        <div className={classes['body']}>
          <Versions {...props} viewed={viewed} onView={setViewed} />
        </div>
      )}
    </SideDrawer>
  );
}

interface VersionsProps extends VersionsDrawerProps {
  readonly viewed: ConfigVersion | null;
  readonly onView: (version: ConfigVersion | null) => void;
}

function Versions({ gateway, session, viewed, onView }: VersionsProps): ReactElement {
  const running = useSession(session, (state) => state.running);
  const navigate = useNavigate();
  const input = { gatewayId: gateway.id };
  // A version that was published since makes the list another one.
  const list = useQuery({
    ...queries.config.listVersions.queryOptions({ input }),
    queryKey: [...queries.config.listVersions.queryKey({ input }), running.id],
  });
  const restore = (text: string): void => {
    session.replaceText(text);
    void navigate(pagePath(gateway.id, 'config', 'publish'));
  };
  if (viewed) {
    return (
      <VersionView
        gateway={gateway}
        session={session}
        version={viewed}
        onBack={() => onView(null)}
        onRestore={restore}
      />
    );
  }
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) {
    const failure = toFailure(list.error);
    return (
      <ErrorNote
        message={failure?.message ?? 'The versions could not be listed.'}
        remedy={failure?.remedy}
        action={{ label: 'Try again', run: () => void list.refetch() }}
      />
    );
  }
  return (
    <>
      <ol className={classes['list']} aria-label="Versions, the newest first">
        {list.data.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            isRunning={version.id === running.id}
            onOpen={() => onView(version)}
          />
        ))}
      </ol>
      {list.data.length < 2 && (
        <p className={classes['hint']}>Each publish adds a version here; the first came with the gateway.</p>
      )}
      <Group gap="xs" mt="md">
        <DiscardDraft session={session} />
      </Group>
    </>
  );
}

/** Back to what runs; undo brings the draft back. */
function DiscardDraft({ session }: { readonly session: ConfigSession }): ReactElement | null {
  const isInStep = useSession(session, (state) => state.isInStep);
  const running = useSession(session, (state) => state.running);
  if (isInStep) return null;
  return (
    <Button
      variant="default"
      title="Undo (Ctrl Z) brings the draft back"
      onClick={() => session.replaceText(running.text)}
    >
      Discard the draft
    </Button>
  );
}
