import { SANDBOX_GATEWAY_ID } from '../../contract/gateways.ts';
import { FEATURE_WORDS, type FeatureWord } from './feature.ts';

/** The address of a page; `rest` is the feature's own: `publish`. The list of gateways belongs to none of them. */
export const pagePath = (gatewayId: string, word: FeatureWord, rest = ''): string =>
  `/g/${encodeURIComponent(gatewayId)}/${word}${rest === '' ? '' : `/${rest}`}`;

export const GATEWAYS_PATH = '/gateways';

export const isFeatureWord = (text: string): text is FeatureWord =>
  (FEATURE_WORDS as readonly string[]).includes(text);

/** Pages that one gateway only has: the parts of what runs on this machine. */
const OF_THE_SANDBOX: FeatureWord = 'sandbox';

/** Where the same page of another gateway is, or its overview where it has no such page; details of the old one are left behind. */
export function samePageOf(gatewayId: string, pathname: string): string {
  const word = pathname.split('/')[3] ?? 'gateways';
  const hasPage = isFeatureWord(word) && (word !== OF_THE_SANDBOX || gatewayId === SANDBOX_GATEWAY_ID);
  return pagePath(gatewayId, hasPage ? word : 'gateways');
}
