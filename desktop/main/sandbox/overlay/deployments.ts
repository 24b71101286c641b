import { createHash } from 'node:crypto';
import { asRecord, asText, isRecord } from '../../../../config/deployments.ts';

type Params = Readonly<Record<string, unknown>>;

/** Accepted by the mock backend, which asks for no key; LiteLLM wants one. */
const NO_KEY = 'sk-mock';

/** What a model costs by LiteLLM's price map: as `openai/…` it would cost nothing. */
export interface Price {
  /** USD per token. */
  readonly input_cost_per_token: number;
  readonly output_cost_per_token: number;
}
/** @param model as in `litellm_params.model`, with the provider in front */
export type PriceOf = (model: string) => Price | undefined;

/** Where and as whom a provider is called, by the names of litellm_params; each provider's own begin with its name. */
const CONNECTION = new Set([
  'api_base',
  'api_key',
  'api_version',
  'base_url',
  'client_id',
  'client_secret',
  'configurable_clientside_auth_params',
  'custom_llm_provider',
  'deployment_id',
  'guardrails',
  'litellm_credential_name',
  'model_id',
  'organization',
  'region_name',
  'ssl_certificate',
  'ssl_verify',
  'tenant_id',
  'use_in_pass_through',
  'use_litellm_proxy',
  'use_xai_oauth',
]);
const OF_PROVIDER = /^(aws|azure|bedrock|databricks|gcs|oci|s3|sagemaker|sap|snowflake|vertex|watsonx)_/;

/** `bedrock/anthropic.claude-…` → `openai/anthropic.claude-…`, a wildcard `bedrock/*` → `openai/*`. */
export function mockModel(model: string, provider: unknown): string {
  const slash = model.indexOf('/');
  const own = slash < 0 || typeof provider === 'string' ? model : model.slice(slash + 1);
  return `openai/${own}`;
}

interface Options {
  readonly mockUrl: string;
  readonly priceOf?: PriceOf | undefined;
}

/** Each deployment of a `model_list`, answered by the mock backend. Items that are none stay as they are. */
export function localDeployments(items: readonly unknown[], options: Options): readonly unknown[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    if (!isRecord(item)) return item;
    const hash = createHash('sha256')
      .update(JSON.stringify([item['model_name'], item['litellm_params']]))
      .digest('hex');
    const nth = seen.get(hash) ?? 0;
    seen.set(hash, nth + 1);
    return localDeployment(item, options, nth === 0 ? hash : `${hash}-${nth + 1}`);
  });
}

function localDeployment(item: Params, { mockUrl, priceOf }: Options, id: string): Params {
  const params = asRecord(item['litellm_params']);
  const model = asText(params['model']);
  // It answers by itself, and asks nobody.
  if (model === undefined || params['mock_response'] !== undefined) return withInfo(item, { id });
  const kept = Object.entries(params).filter(([name]) => !CONNECTION.has(name) && !OF_PROVIDER.test(name));
  const own = {
    ...item,
    litellm_params: {
      // OpenAI knows fewer parameters than some providers do; there the extra ones are not an error.
      drop_params: true,
      ...priceOf?.(model),
      ...Object.fromEntries(kept),
      model: mockModel(model, params['custom_llm_provider']),
      api_base: `${mockUrl}/v1`,
      api_key: NO_KEY,
    },
  };
  return withInfo(own, { id });
}

/** LiteLLM derives an id from the parameters, but those hold the mock backend's port here: ours stays the same when that changes. */
const withInfo = (item: Params, defaults: Params): Params => ({
  ...item,
  model_info: { ...defaults, ...asRecord(item['model_info']) },
});
