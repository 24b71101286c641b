import { IconAdjustments, IconUpload } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../app/feature.ts';
import { pagePath } from '../../app/paths.ts';
import { useConfigBadge } from './page/use-config-badge.ts';

export const config: Feature = {
  word: 'config',
  label: 'Config',
  icon: IconAdjustments,
  key: 'c',
  // The editor is large: it is loaded when somebody opens the page.
  Page: lazy(() => import('./page/config-page.tsx').then(({ ConfigPage }) => ({ default: ConfigPage }))),
  useBadge: useConfigBadge,
  commands: ({ gateway, navigate }) =>
    // Other gateways are not reached yet.
    gateway.kind === 'sandbox'
      ? [
          {
            id: 'config.publish',
            group: 'Actions',
            label: 'Publish config…',
            hint: gateway.name,
            keywords: ['deploy', 'upload', 'restart'],
            icon: IconUpload,
            run: () => navigate(pagePath(gateway.id, 'config', 'publish')),
          },
        ]
      : [],
};
