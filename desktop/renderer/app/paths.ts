import { FEATURE_WORDS, type FeatureWord } from './feature.ts';

/** The address of a page; `rest` is the feature's own: `publish`. The list of gateways belongs to none of them. */
export const pagePath = (gatewayId: string, word: FeatureWord, rest = ''): string =>
  `/g/${encodeURIComponent(gatewayId)}/${word}${rest === '' ? '' : `/${rest}`}`;

export const GATEWAYS_PATH = '/gateways';

export const isFeatureWord = (text: string): text is FeatureWord =>
  (FEATURE_WORDS as readonly string[]).includes(text);

/** Where the same page of another gateway is; details that belong to one gateway only are left behind. */
export function samePageOf(gatewayId: string, pathname: string): string {
  const word = pathname.split('/')[3] ?? 'gateways';
  return pagePath(gatewayId, isFeatureWord(word) ? word : 'gateways');
}
