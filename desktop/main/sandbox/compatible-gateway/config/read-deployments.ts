import { createHash } from 'node:crypto';
import { asRecord, asText, isRecord } from '../../../../../config/deployments.ts';
import type { Deployment } from './deployment.ts';
import { refuse } from './refusal.ts';
import { msOf, numberOf } from './values.ts';

type Params = Readonly<Record<string, unknown>>;

/** What LiteLLM adds to the parameters it shows. */
const SHOWN_ALWAYS = {
  allow_client_keepalive_override: false,
  use_in_pass_through: false,
  use_litellm_proxy: false,
  use_xai_oauth: false,
  merge_reasoning_content_in_choices: false,
};

/**
 * The deployments of a `model_list`.
 * @throws AppError INVALID_INPUT for what LiteLLM does not start with
 */
export function readDeployments(list: unknown): readonly Deployment[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) refuse('model_list must be a list', 'Begin each model with "- model_name:".');
  return list.map((item: unknown, index) => {
    const record = asRecord(item);
    const params = record['litellm_params'];
    const name = nameOf(record['model_name']);
    const place = `model_list item ${index + 1}${name === '' ? '' : ` ("${name}")`}`;
    if (!isRecord(item) || !isRecord(params))
      refuse(`${place} has no litellm_params`, 'Give it litellm_params with a model.');
    const model = asText(params['model']);
    if (model === undefined) {
      refuse(
        `${place} has no litellm_params.model`,
        'Name the provider and its model, such as "openai/gpt-4o".',
      );
    }
    if (name === '') refuse(`${place} has no model_name`, 'Give it the name that clients ask for.');
    return deploymentOf(name, model, params, asRecord(record['model_info']));
  });
}

/** LiteLLM takes a number for a name too. */
const nameOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function deploymentOf(group: string, model: string, params: Params, modelInfo: Params): Deployment {
  const slash = model.indexOf('/');
  return {
    id: idOf(group, params, modelInfo),
    group,
    model,
    upstreamModel: slash < 0 ? model : model.slice(slash + 1),
    apiBase: (asText(params['api_base']) ?? asText(params['base_url']) ?? '').replace(/\/+$/, ''),
    apiKey: asText(params['api_key']) ?? '',
    weight: numberOf(params['weight']),
    rpm: numberOf(params['rpm']) ?? numberOf(modelInfo['rpm']),
    tpm: numberOf(params['tpm']) ?? numberOf(modelInfo['tpm']),
    order: numberOf(params['order']) ?? numberOf(modelInfo['order']),
    mockResponse: asText(params['mock_response']),
    timeoutMs: msOf(params['timeout']) ?? msOf(params['request_timeout']),
    streamTimeoutMs: msOf(params['stream_timeout']),
    numRetries: numberOf(params['num_retries']),
    cooldownMs: msOf(modelInfo['cooldown_time']) ?? msOf(params['cooldown_time']),
    maxInputTokens: numberOf(modelInfo['max_input_tokens']),
    price: {
      input: numberOf(params['input_cost_per_token']) ?? numberOf(modelInfo['input_cost_per_token']),
      output: numberOf(params['output_cost_per_token']) ?? numberOf(modelInfo['output_cost_per_token']),
    },
    shownParams: {
      ...SHOWN_ALWAYS,
      ...Object.fromEntries(
        Object.entries(params).filter(([name]) => !/key|secret|token$|password/.test(name)),
      ),
    },
    modelInfo,
  };
}

/** The same parameters give the same id at every start. */
function idOf(group: string, params: Params, modelInfo: Params): string {
  const own = modelInfo['id'];
  if (typeof own === 'string' || typeof own === 'number') return String(own);
  return createHash('sha256')
    .update(JSON.stringify([group, params]))
    .digest('hex');
}
