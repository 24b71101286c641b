import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ConfigVersion } from '../../../../contract/config.ts';
import type { Gateway } from '../../../../contract/gateways.ts';
import { queries } from '../../../api.ts';
import { toFailure } from '../../../app/failure.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { DiffPane } from '../yaml/diff-pane.tsx';
import classes from './versions.module.css';

interface VersionViewProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly version: ConfigVersion;
  readonly onBack: () => void;
  readonly onRestore: (text: string) => void;
}

/** One version beside what runs or beside the draft. */
export function VersionView({
  gateway,
  session,
  version,
  onBack,
  onRestore,
}: VersionViewProps): ReactElement {
  const running = useSession(session, (state) => state.running);
  const [beside, setBeside] = useState<'running' | 'draft'>(version.id === running.id ? 'draft' : 'running');
  const found = useQuery(
    queries.config.getVersion.queryOptions({
      input: { gatewayId: gateway.id, versionId: version.id },
      staleTime: Infinity,
    }),
  );
  const failure = found.isError ? toFailure(found.error) : undefined;
  return (
    <div className={classes['view']}>
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" leftSection={<IconChevronLeft size={14} />} onClick={onBack}>
          All versions
        </Button>
        <span className={classes['what']}>
          <span>{version.note === '' ? 'No note' : version.note}</span>
          <span className={classes['dim']}>
            {version.author} · <RelativeTime at={version.publishedAt} />
          </span>
        </span>
        <SegmentedControl
          size="xs"
          aria-label="Compare with"
          data={[
            { value: 'running', label: 'to what runs' },
            { value: 'draft', label: 'to the draft' },
          ]}
          value={beside}
          onChange={(value) => setBeside(value === 'draft' ? 'draft' : 'running')}
        />
        <Button
          disabled={found.data === undefined || gateway.isReadOnly}
          title="Opens the publish page with this text as the draft; the draft of now stays one undo step away"
          onClick={() => {
            if (found.data) onRestore(found.data.text);
          }}
        >
          Restore…
        </Button>
      </Group>
      <div className={classes['diff']}>
        {found.data ? (
          <DiffPane
            before={found.data.text}
            after={beside === 'running' ? running.text : session.text.get()}
            label="This version and the other"
          />
        ) : failure ? (
          <ErrorNote
            message={failure.message}
            remedy={failure.remedy}
            action={{ label: 'Try again', run: () => void found.refetch() }}
          />
        ) : (
          <SkeletonRows />
        )}
      </div>
    </div>
  );
}
