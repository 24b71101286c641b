import { IconStack2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import { NotYetPage } from '../../app/not-yet-page.tsx';
import { pagePath } from '../../app/paths.ts';

export const StacksPage = (): ReactElement => (
  <NotYetPage
    label="Stacks"
    icon={IconStack2}
    title="Deploy, change and remove a gateway on AWS"
    reason="A form for every setting, the changes and their monthly cost before anything is made, and the deployment as it runs. This version of Gatehouse cannot reach AWS yet, so there is nothing to deploy from here."
    action={{ label: 'Use the sandbox on this machine', path: pagePath(SANDBOX_GATEWAY_ID, 'sandbox') }}
  />
);
