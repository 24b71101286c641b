import { IconServer2 } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { GatewayOverview } from './gateway-overview.tsx';
import { GatewaysPage } from './gateways-page.tsx';

export const gateways: Feature = {
  word: 'gateways',
  label: 'Gateways',
  icon: IconServer2,
  key: 'g',
  Page: GatewayOverview,
  TopPage: GatewaysPage,
};
