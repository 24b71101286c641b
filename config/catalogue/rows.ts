/** How a model stands in the generated file. Prices are USD per million tokens; null is what LiteLLM's price map does not say. */
export type ModelRow = readonly [
  model: string,
  provider: string,
  mode: string,
  maxInputTokens: number | null,
  maxOutputTokens: number | null,
  inputUsdPerMillion: number | null,
  outputUsdPerMillion: number | null,
  /** A sum of powers of two, in the order of the file's `abilities`. */
  abilities: number,
  regions: readonly string[],
  /** ISO date from which the provider no longer serves it. */
  retiresOn: string | null,
];

/** Where one AWS region's price differs: `bedrock/us-gov-west-1/amazon.nova-pro-v1:0`. */
export type RegionalPrice = readonly [
  model: string,
  inputUsdPerMillion: number | null,
  outputUsdPerMillion: number | null,
];
