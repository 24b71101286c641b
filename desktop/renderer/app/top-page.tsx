import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { features } from './features.ts';
import { NoSuchPage } from './no-such-page.tsx';
import { PageBoundary } from './page-boundary.tsx';

/** A page that belongs to no gateway, such as the list of all of them. */
export function TopPage(): ReactElement {
  const { word } = useParams();
  const feature = features.find((each) => each.word === word);
  if (!feature?.TopPage) return <NoSuchPage />;
  return (
    <PageBoundary key={word} label={feature.label}>
      <feature.TopPage />
    </PageBoundary>
  );
}
