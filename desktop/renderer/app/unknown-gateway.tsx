import { Button } from '@mantine/core';
import { IconServerOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageFrame } from './page.tsx';
import { GATEWAYS_PATH } from './paths.ts';

/** For an address whose gateway was removed, or is on another machine's list. */
export const UnknownGateway = ({ id }: { readonly id: string }): ReactElement => (
  <PageFrame title="Unknown gateway">
    <EmptyState
      icon={IconServerOff}
      title="This gateway is not in your list"
      reason={
        <>
          It was removed, or the link comes from somebody else’s Gatehouse. Its id is <code>{id}</code>
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
