import type { Deployment } from '../config/deployment.ts';
import { authenticate, type Caller } from './caller.ts';
import { type Exchange, sendJson } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { detail } from './refusal.ts';

/** LiteLLM gives every model this birthday. */
const CREATED = 1_677_610_602;

const shownModel = (id: string) => ({ id, object: 'model', created: CREATED, owned_by: 'openai' });

/** The public names that a caller may use. */
const visible = ({ router }: Gateway, { key }: Caller): readonly string[] => {
  const { names } = router.groups;
  return key && key.models.length > 0 ? names.filter((name) => key.models.includes(name)) : names;
};

/** `GET /v1/models` */
export async function listModels(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  sendJson(exchange, 200, { data: visible(gateway, caller).map(shownModel), object: 'list' });
}

/** `GET /v1/model/info`, with `litellm_model_id` for one */
export async function listModelInfo(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  const names = visible(gateway, caller);
  const wanted = exchange.query.get('litellm_model_id');
  const own = gateway.router.groups.deployments.filter(({ group }) => names.includes(group));
  const found = wanted === null ? own : own.filter(({ id }) => id === wanted);
  if (wanted !== null && found.length === 0) {
    throw detail(400, { error: `Model id = ${wanted} not found on litellm proxy` });
  }
  sendJson(exchange, 200, { data: found.map(shownDeployment) });
}

function shownDeployment(deployment: Deployment): object {
  const { price, modelInfo } = deployment;
  const prices = {
    ...(price.input !== undefined && { input_cost_per_token: price.input }),
    ...(price.output !== undefined && { output_cost_per_token: price.output }),
  };
  return {
    model_name: deployment.group,
    litellm_params: deployment.shownParams,
    model_info: {
      max_tokens: null,
      max_input_tokens: null,
      max_output_tokens: null,
      input_cost_per_token: null,
      output_cost_per_token: null,
      mode: null,
      ...modelInfo,
      ...prices,
      id: deployment.id,
      db_model: false,
      pricing_overrides: Object.keys(prices),
      key: deployment.model,
      litellm_provider: deployment.model.split('/')[0],
    },
  };
}

/** `GET /model_group/info`, with `model_group` for one */
export async function listModelGroups(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  const wanted = exchange.query.get('model_group');
  const names = visible(gateway, caller).filter((name) => wanted === null || name === wanted);
  const data = names.map((name) => {
    const own = gateway.router.groups.deployments.filter(({ group }) => group === name);
    return {
      model_group: name,
      providers: [...new Set(own.map(({ model }) => model.split('/')[0]))],
      max_input_tokens: highest(own.map(({ maxInputTokens }) => maxInputTokens)),
      max_output_tokens: null,
      input_cost_per_token: highest(own.map(({ price }) => price.input)),
      output_cost_per_token: highest(own.map(({ price }) => price.output)),
      mode: null,
      tpm: sum(own.map(({ tpm }) => tpm)),
      rpm: sum(own.map(({ rpm }) => rpm)),
    };
  });
  sendJson(exchange, 200, { data });
}

const set = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter((value): value is number => value !== undefined);

function highest(values: readonly (number | undefined)[]): number | null {
  const known = set(values);
  return known.length === 0 ? null : Math.max(...known);
}

function sum(values: readonly (number | undefined)[]): number | null {
  const known = set(values);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
