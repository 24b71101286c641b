import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageFrame } from './page.tsx';
import { GATEWAYS_PATH } from './paths.ts';

/** For an address that leads nowhere, such as an old link. */
export function NoSuchPage(): ReactElement {
  const { pathname } = useLocation();
  return (
    <PageFrame title="No such page">
      <EmptyState
        icon={IconMapOff}
        title="There is no page here"
        reason={
          <>
            The address may be mistyped or from another version of Gatehouse: <code>#{pathname}</code>
          </>
        }
        action={
          <Button component={Link} to={GATEWAYS_PATH}>
            Show all gateways
          </Button>
        }
      />
    </PageFrame>
  );
}
