import { IconListDetails } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { LogsPage } from './logs-page.tsx';

export const logs: Feature = { word: 'logs', label: 'Logs', icon: IconListDetails, key: 'l', Page: LogsPage };
