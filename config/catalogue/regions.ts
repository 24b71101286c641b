import type { CatalogueEntry } from './catalogue.ts';

const ON_AWS = new Set(['bedrock', 'bedrock_mantle', 'sagemaker']);

/** Which of AWS's regions an inference profile can be called from, by what stands in front of its id. */
const GEOGRAPHIES: Readonly<Record<string, RegExp>> = {
  us: /^us-(?!gov-)/,
  eu: /^eu-/,
  apac: /^ap-/,
  au: /^ap-southeast-[246]$/,
  jp: /^ap-northeast-[13]$/,
  ca: /^ca-/,
  'us-gov': /^us-gov-/,
  global: /^(?!us-gov-|cn-)/,
};

/** Whether a model can be called from an AWS region, as far as the price map tells: what it says nothing of is not ruled out. */
export function isServedIn({ provider, regions }: CatalogueEntry, region: string | undefined): boolean {
  if (region === undefined || regions.length === 0 || !ON_AWS.has(provider)) return true;
  return regions.some((served) => served === region || GEOGRAPHIES[served]?.test(region) === true);
}
