import { IconFlask2 } from '@tabler/icons-react';
import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import type { Feature, NavBadge } from '../../app/feature.ts';
import { SANDBOX_LOOK, useSandbox } from '../../app/live/sandbox.ts';
import { sandboxCommands } from './commands.ts';
import { SandboxPage } from './sandbox-page.tsx';

function useSandboxBadge(): NavBadge | undefined {
  const { value: status } = useSandbox();
  if (!status) return undefined;
  const { state, word } = SANDBOX_LOOK[status.state];
  return { kind: 'state', state, label: word };
}

export const sandbox: Feature = {
  word: 'sandbox',
  label: 'Sandbox',
  icon: IconFlask2,
  key: 'x',
  Page: SandboxPage,
  onlyGatewayId: SANDBOX_GATEWAY_ID,
  useBadge: useSandboxBadge,
  commands: sandboxCommands,
};
