import { useMantineColorScheme } from '@mantine/core';
import { IconFileText, IconKeyboard, IconPlus } from '@tabler/icons-react';
import { useLocation, useNavigate } from 'react-router';
import type { Gateway } from '../../../contract/gateways.ts';
import { api } from '../backend.ts';
import { featurePath } from '../feature-path.ts';
import { features } from '../features.ts';
import { placeOf } from '../gateway-in-view.ts';
import { THEMES } from '../header/theme-menu.tsx';
import { lastGatewayId } from '../last-place.ts';
import { useGateways } from '../live/gateways.ts';
import { notifyFailure } from '../notify.ts';
import { GATEWAYS_PATH, samePageOf } from '../paths.ts';
import { openShortcutList } from '../shortcuts/shortcut-list-store.ts';
import type { Command } from './command.ts';
import { useProvidedCommands } from './command-sources.ts';

/** What the palette offers right now, from the frame, from every feature and from the page that is open. */
export function useCommands(gateway: Gateway | undefined): readonly Command[] {
  const navigateTo = useNavigate();
  const navigate = (path: string): void => void navigateTo(path);
  const { pathname } = useLocation();
  const { value: gateways = [] } = useGateways();
  const { setColorScheme } = useMantineColorScheme();
  const provided = useProvidedCommands();

  const pages = features.map((feature): Command => ({
    id: `page.${feature.word}`,
    group: 'Pages',
    label: feature.label,
    icon: feature.icon,
    shortcut: `g ${feature.key}`,
    run: () => navigate(featurePath(feature, gateway?.id ?? lastGatewayId())),
  }));
  const switches = gateways.map((other): Command => ({
    id: `gateway.${other.id}`,
    group: 'Gateways',
    label: other.name,
    hint: other.id === gateway?.id ? `in view · ${placeOf(other)}` : placeOf(other),
    keywords: ['switch gateway'],
    run: () => navigate(samePageOf(other.id, pathname)),
  }));
  const settings = THEMES.map(({ scheme, label, icon }): Command => ({
    id: `theme.${scheme}`,
    group: 'Settings',
    label: `Theme: ${label.toLowerCase()}`,
    keywords: ['appearance color'],
    icon,
    run: () => setColorScheme(scheme),
  }));
  const ofFeatures = gateway
    ? features.flatMap((feature) => feature.commands?.({ gateway, navigate }) ?? [])
    : [];
  return [
    ...pages,
    ...switches,
    ...frameActions(navigate),
    ...ofFeatures,
    ...[...provided.values()].flat(),
    ...settings,
  ];
}

const frameActions = (navigate: (path: string) => void): readonly Command[] => [
  {
    id: 'gateways.add',
    group: 'Actions',
    label: 'Add a gateway',
    icon: IconPlus,
    run: () => navigate(`${GATEWAYS_PATH}?new`),
  },
  {
    id: 'shortcuts',
    group: 'Actions',
    label: 'Show keyboard shortcuts',
    icon: IconKeyboard,
    shortcut: '?',
    run: openShortcutList,
  },
  {
    id: 'log',
    group: 'Actions',
    label: 'Open Gatehouse’s log',
    icon: IconFileText,
    run: () => {
      api.app.openLog().catch((error: unknown) => notifyFailure(error, 'The log was not opened'));
    },
  },
];
