import { IconChartDots } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { BenchmarksPage } from './benchmarks-page.tsx';

export const benchmarks: Feature = {
  word: 'benchmarks',
  label: 'Benchmarks',
  icon: IconChartDots,
  key: 'b',
  Page: BenchmarksPage,
};
