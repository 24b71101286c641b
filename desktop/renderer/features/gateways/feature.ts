import { IconPencil, IconServer2 } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { GATEWAYS_PATH } from '../../app/paths.ts';
import { GatewayOverview } from './gateway-overview.tsx';
import { GatewaysPage } from './gateways-page.tsx';

export const gateways: Feature = {
  word: 'gateways',
  label: 'Gateways',
  icon: IconServer2,
  key: 'g',
  Page: GatewayOverview,
  TopPage: GatewaysPage,
  commands: ({ gateway, navigate }) =>
    gateway.kind === 'aws'
      ? [
          {
            id: 'gateways.edit',
            group: 'Actions',
            label: 'Edit this gateway…',
            hint: gateway.name,
            icon: IconPencil,
            run: () => navigate(`${GATEWAYS_PATH}?edit=${encodeURIComponent(gateway.id)}`),
          },
        ]
      : [],
};
