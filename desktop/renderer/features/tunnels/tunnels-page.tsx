import { IconRoute } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import { NotYetPage } from '../../app/not-yet-page.tsx';
import { pagePath } from '../../app/paths.ts';

export const TunnelsPage = (): ReactElement => (
  <NotYetPage
    label="Tunnels"
    icon={IconRoute}
    title="Reach a private gateway from this machine"
    reason="One click opens a way to a load balancer without a public address, and keeps it open. This version of Gatehouse cannot reach AWS yet; the sandbox needs no tunnel, its address is on this machine."
    action={{ label: 'Show the sandbox’s URL', path: pagePath(SANDBOX_GATEWAY_ID, 'sandbox') }}
  />
);
