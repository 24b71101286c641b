import { IconStack2 } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { StacksPage } from './stacks-page.tsx';

export const stacks: Feature = {
  word: 'stacks',
  label: 'Stacks',
  icon: IconStack2,
  key: 's',
  Page: StacksPage,
};
