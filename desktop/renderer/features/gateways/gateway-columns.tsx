import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLock, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ColumnDef, createColumnHelper } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Gateway } from '../../../contract/gateways.ts';
import { Swatch } from '../../app/header/swatch.tsx';
import { pagePath } from '../../app/paths.ts';
import { NO_FIGURE } from '../../ui/format.ts';
import type { AwsGateway } from './gateway-draft.ts';
import classes from './gateways.module.css';

export interface GatewayActions {
  readonly edit: (gateway: AwsGateway) => void;
  readonly remove: (gateway: AwsGateway) => void;
}

const column = createColumnHelper<Gateway>();
const none = <span className={classes['none']}>{NO_FIGURE}</span>;

export const gatewayColumns = (actions: GatewayActions, inViewId: string): readonly ColumnDef<Gateway>[] =>
  [
    column.accessor('name', {
      header: 'Name',
      meta: { isFlexible: true },
      cell: ({ row: { original } }) => (
        <Link className={classes['name']} to={pagePath(original.id, 'gateways')} tabIndex={-1}>
          <Swatch color={original.color} />
          <span className={classes['nameText']} title={original.name}>
            {original.name}
          </span>
          {original.id === inViewId && <span className={classes['inView']}>in view</span>}
        </Link>
      ),
    }),
    column.accessor((gateway) => (gateway.kind === 'sandbox' ? 'This machine' : 'AWS'), {
      id: 'kind',
      header: 'Runs on',
      size: 120,
    }),
    column.accessor((gateway) => (gateway.kind === 'aws' ? (gateway.profile ?? 'default') : ''), {
      id: 'profile',
      header: 'Profile',
      size: 190,
      cell: ({ getValue }) => getValue() || none,
    }),
    column.accessor((gateway) => (gateway.kind === 'aws' ? gateway.region : ''), {
      id: 'region',
      header: 'Region',
      size: 140,
      cell: ({ getValue }) => getValue() || none,
    }),
    column.accessor((gateway) => (gateway.kind === 'aws' ? gateway.stackName : ''), {
      id: 'stack',
      header: 'Stack',
      size: 190,
      cell: ({ getValue }) => getValue() || none,
    }),
    column.accessor((gateway) => (gateway.isReadOnly ? 'Read-only' : 'Can change'), {
      id: 'access',
      header: 'Access',
      size: 130,
      cell: ({ row: { original } }) =>
        original.isReadOnly ? (
          <span className={classes['lock']}>
            <IconLock size={14} aria-hidden /> Read-only
          </span>
        ) : (
          'Can change'
        ),
    }),
    column.display({
      id: 'actions',
      header: () => <span className="gh-visually-hidden">Actions</span>,
      size: 64,
      cell: ({ row: { original } }) =>
        original.kind === 'aws' && <RowMenu gateway={original} actions={actions} />,
    }),
  ] as ColumnDef<Gateway>[];

function RowMenu({
  gateway,
  actions,
}: {
  readonly gateway: AwsGateway;
  readonly actions: GatewayActions;
}): ReactElement {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Actions for ${gateway.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => actions.edit(gateway)}>
          Edit…
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => actions.remove(gateway)}>
          Remove…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
