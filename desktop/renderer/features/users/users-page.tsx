import { IconUsers } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import { NotYetPage } from '../../app/not-yet-page.tsx';
import { pagePath } from '../../app/paths.ts';

export const UsersPage = (): ReactElement => (
  <NotYetPage
    label="Users"
    icon={IconUsers}
    title="Users, keys, teams and their budgets"
    reason="One table of who may call which models, what they spent and when it resets, and why a key is refused. This version of Gatehouse does not list them yet; the sandbox’s own key works with every model."
    action={{ label: 'Show the sandbox’s key', path: pagePath(SANDBOX_GATEWAY_ID, 'sandbox') }}
  />
);
