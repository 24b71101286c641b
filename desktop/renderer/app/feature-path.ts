import type { Feature } from './feature.ts';
import { pagePath } from './paths.ts';

/** Where a word of the navigation leads while this gateway is in view. */
export const featurePath = (feature: Feature, gatewayId: string): string =>
  feature.TopPage ? `/${feature.word}` : pagePath(feature.onlyGatewayId ?? gatewayId, feature.word);
