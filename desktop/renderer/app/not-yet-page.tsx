import { Button } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageFrame } from './page.tsx';

interface NotYetPageProps {
  readonly label: string;
  readonly icon: TablerIcon;
  /** What will be here. */
  readonly title: string;
  /** What it will do, and why it is empty now. */
  readonly reason: string;
  /** The one thing to do instead. */
  readonly action: { readonly label: string; readonly path: string };
}

/** A page that is honest about not being there yet. */
export const NotYetPage = ({ label, icon, title, reason, action }: NotYetPageProps): ReactElement => (
  <PageFrame title={label} state="Not there yet">
    <EmptyState
      icon={icon}
      title={title}
      reason={reason}
      action={
        <Button variant="default" component={Link} to={action.path}>
          {action.label}
        </Button>
      }
    />
  </PageFrame>
);
