import type { ReactElement } from 'react';
import type { PageProps } from '../../app/feature.ts';
import { PageFrame } from '../../app/page.tsx';
import { AwsOverview } from './aws-overview.tsx';
import { SandboxOverview } from './sandbox-overview.tsx';

/** One gateway at a glance. */
export const GatewayOverview = ({ gateway }: PageProps): ReactElement =>
  gateway.kind === 'sandbox' ? (
    <SandboxOverview name={gateway.name} />
  ) : (
    <PageFrame title={gateway.name}>
      <AwsOverview gateway={gateway} />
    </PageFrame>
  );
