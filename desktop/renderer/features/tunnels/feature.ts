import { IconRoute } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { TunnelsPage } from './tunnels-page.tsx';

export const tunnels: Feature = {
  word: 'tunnels',
  label: 'Tunnels',
  icon: IconRoute,
  key: 't',
  Page: TunnelsPage,
};
