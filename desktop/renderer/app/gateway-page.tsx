import { type ReactElement, Suspense } from 'react';
import { Navigate, useParams } from 'react-router';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { FailureNote } from './failure-note.tsx';
import { features } from './features.ts';
import { useGatewayInView } from './gateway-in-view.ts';
import { retryGateways, useGateways } from './live/gateways.ts';
import { NoSuchPage } from './no-such-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PageFrame } from './page.tsx';
import { pagePath } from './paths.ts';
import { UnknownGateway } from './unknown-gateway.tsx';

/** The page of one of the eight words for the gateway that the address names. */
export function GatewayPage(): ReactElement {
  const { gatewayId = '', word } = useParams();
  const inView = useGatewayInView();
  const { failure } = useGateways();
  if (word === undefined) return <Navigate to={pagePath(gatewayId, 'gateways')} replace />;
  const feature = features.find((each) => each.word === word);
  if (!feature) return <NoSuchPage />;
  if (feature.onlyGatewayId !== undefined && feature.onlyGatewayId !== gatewayId)
    return <Navigate to={pagePath(feature.onlyGatewayId, feature.word)} replace />;
  if (inView.kind === 'unknown') return <UnknownGateway id={inView.id} />;
  if (inView.kind === 'loading') {
    return (
      <PageFrame title={feature.label}>
        {failure ? <FailureNote failure={failure} onRetry={retryGateways} /> : <SkeletonRows />}
      </PageFrame>
    );
  }
  return (
    <PageBoundary key={`${gatewayId} ${word}`} label={feature.label}>
      <Suspense
        fallback={
          <PageFrame title={feature.label}>
            <SkeletonRows />
          </PageFrame>
        }
      >
        <feature.Page gateway={inView.gateway} />
      </Suspense>
    </PageBoundary>
  );
}
