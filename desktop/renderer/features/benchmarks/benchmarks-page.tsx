import { IconChartDots } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PageProps } from '../../app/feature.ts';
import { NotYetPage } from '../../app/not-yet-page.tsx';
import { pagePath } from '../../app/paths.ts';

export const BenchmarksPage = ({ gateway }: PageProps): ReactElement => (
  <NotYetPage
    label="Benchmarks"
    icon={IconChartDots}
    title="Compare models and load a gateway"
    reason="The same questions to several models side by side, with time to first token, latency and cost; and load over time against any gateway. This version of Gatehouse does not run them yet. Config shows what each deployment of a model measured under real traffic."
    action={{ label: 'Open Config', path: pagePath(gateway.id, 'config') }}
  />
);
