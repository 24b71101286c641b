import { Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronDown, IconList, IconLock, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Gateway } from '../../../contract/gateways.ts';
import { type GatewayInView, placeOf } from '../gateway-in-view.ts';
import { useGateways } from '../live/gateways.ts';
import { GATEWAYS_PATH, samePageOf } from '../paths.ts';
import { Swatch } from './swatch.tsx';
import classes from './header.module.css';

const READ_ONLY_REASON =
  'Nothing on this gateway can be changed until read-only is switched off in its settings.';

/** The gateway in view: its colour, name and place, and the way to another. */
export function GatewaySwitcher({ inView }: { readonly inView: GatewayInView }): ReactElement {
  const gateway = inView.kind === 'here' ? inView.gateway : undefined;
  const { failure } = useGateways();
  const loading = failure ? 'No gateways' : '…';
  const label = { here: gateway?.name ?? '', loading, unknown: 'Unknown gateway' }[inView.kind];
  return (
    <div className={classes['switcher']}>
      <Menu position="bottom-start" width={340}>
        <Menu.Target>
          <button
            type="button"
            className={classes['current']}
            aria-label={`Gateway in view: ${label}. Switch gateway`}
          >
            {gateway && <Swatch color={gateway.color} />}
            <span className={classes['name']} title={label}>
              {label}
            </span>
            <IconChevronDown size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <GatewayChoices currentId={gateway?.id} />
        </Menu.Dropdown>
      </Menu>
      {gateway && (
        <span className={classes['place']} title={placeOf(gateway)}>
          {placeOf(gateway)}
        </span>
      )}
      {gateway?.isReadOnly && (
        <Tooltip label={READ_ONLY_REASON}>
          <span className={classes['lock']} tabIndex={0}>
            <IconLock size={15} aria-hidden /> Read-only
          </span>
        </Tooltip>
      )}
    </div>
  );
}

function GatewayChoices({ currentId }: { readonly currentId: string | undefined }): ReactElement {
  const { value: gateways = [] } = useGateways();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const choose = (gateway: Gateway): void => void navigate(samePageOf(gateway.id, pathname));
  return (
    <>
      {gateways.map((gateway) => (
        <Menu.Item
          key={gateway.id}
          leftSection={<Swatch color={gateway.color} />}
          rightSection={gateway.id === currentId ? <IconCheck size={15} aria-label="in view" /> : null}
          onClick={() => choose(gateway)}
        >
          {gateway.name} <span className={classes['menuPlace']}>{placeOf(gateway)}</span>
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconList size={15} />} onClick={() => void navigate(GATEWAYS_PATH)}>
        All gateways
      </Menu.Item>
      <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => void navigate(`${GATEWAYS_PATH}?new`)}>
        Add a gateway
      </Menu.Item>
    </>
  );
}
