import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Gateway } from '../../../contract/gateways.ts';
import { FailureNote } from '../../app/failure-note.tsx';
import { lastGatewayId } from '../../app/last-place.ts';
import { retryGateways, useGateways } from '../../app/live/gateways.ts';
import { PageFrame } from '../../app/page.tsx';
import { pagePath } from '../../app/paths.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { gatewayColumns } from './gateway-columns.tsx';
import { GatewayDrawer } from './gateway-drawer.tsx';
import type { AwsGateway } from './gateway-draft.ts';
import { RemoveGateway } from './remove-gateway.tsx';

/** All saved gateways; opening one puts it in view. */
export function GatewaysPage(): ReactElement {
  const { value: gateways, failure } = useGateways();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [removing, setRemoving] = useState<AwsGateway>();
  const inViewId = lastGatewayId();
  const columns = useMemo(
    () => gatewayColumns({ edit: ({ id }) => setSearch({ edit: id }), remove: setRemoving }, inViewId),
    [setSearch, inViewId],
  );
  return (
    <PageFrame
      title="Gateways"
      layout="fill"
      state={gateways && countOf(gateways.length, 'gateway')}
      actions={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setSearch({ new: '' })}>
          Add a gateway
        </Button>
      }
    >
      {failure && <FailureNote failure={failure} onRetry={retryGateways} />}
      {gateways ? (
        <DataTable
          label="Gateways"
          rows={gateways}
          columns={columns}
          rowId={rowId}
          filterText={filterText}
          openId={inViewId}
          onOpen={({ id }) => void navigate(pagePath(id, 'gateways'))}
        />
      ) : (
        !failure && <SkeletonRows />
      )}
      <GatewayDrawer
        gateways={gateways ?? []}
        editId={search.get('edit') ?? undefined}
        isNew={search.has('new')}
        onClose={() => setSearch({})}
      />
      <RemoveGateway gateway={removing} onClose={() => setRemoving(undefined)} />
    </PageFrame>
  );
}

const rowId = ({ id }: Gateway): string => id;
const filterText = (gateway: Gateway): string =>
  gateway.kind === 'sandbox'
    ? `${gateway.name} this machine`
    : `${gateway.name} aws ${gateway.profile ?? 'default'} ${gateway.region} ${gateway.stackName}`;
