/** One item of `model_list`, as the gateway calls it. */
export interface Deployment {
  /** `model_info.id`, else derived from its name and parameters. */
  readonly id: string;
  /** The public name; may hold one `*`. */
  readonly group: string;
  /** `litellm_params.model`, with the provider in front. */
  readonly model: string;
  /** The same without the provider: what the provider is asked for. */
  readonly upstreamModel: string;
  readonly apiBase: string;
  readonly apiKey: string;
  readonly weight: number | undefined;
  readonly rpm: number | undefined;
  readonly tpm: number | undefined;
  /** Lower goes first; the others stand by. */
  readonly order: number | undefined;
  /** Answers by itself, without a provider. */
  readonly mockResponse: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly streamTimeoutMs: number | undefined;
  readonly numRetries: number | undefined;
  readonly cooldownMs: number | undefined;
  readonly maxInputTokens: number | undefined;
  readonly price: Price;
  /** `litellm_params` as `/model/info` shows them: without secrets. */
  readonly shownParams: Readonly<Record<string, unknown>>;
  readonly modelInfo: Readonly<Record<string, unknown>>;
}

/** USD per token; undefined where nobody said. */
export interface Price {
  readonly input: number | undefined;
  readonly output: number | undefined;
}
