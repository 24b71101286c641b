import { IconListDetails } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import { NotYetPage } from '../../app/not-yet-page.tsx';
import { pagePath } from '../../app/paths.ts';

export const LogsPage = (): ReactElement => (
  <NotYetPage
    label="Logs"
    icon={IconListDetails}
    title="Live and past logs, and each request’s timeline"
    reason="Lines of LiteLLM, the middleware and the load balancer from CloudWatch and S3, joined by request. This version of Gatehouse does not read them yet. What runs on this machine has its logs on the Sandbox page."
    action={{ label: 'Show the sandbox’s logs', path: pagePath(SANDBOX_GATEWAY_ID, 'sandbox') }}
  />
);
