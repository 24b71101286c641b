import type { Deployment } from '../config/deployment.ts';
import { authenticate, type Caller } from './caller.ts';
import { type Exchange, sendJson } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { detail, refusal } from './refusal.ts';

/** LiteLLM gives every model this birthday. */
const CREATED = 1_677_610_602;

const shownModel = (id: string) => ({ id, object: 'model', created: CREATED, owned_by: 'openai' });

const maySee = ({ key }: Caller, name: string): boolean =>
  !key || key.models.length === 0 || key.models.some((own) => own === name || own === '*');

/** The names that a caller may ask for. */
const visible = ({ router }: Gateway, caller: Caller): readonly string[] =>
  router.groups.names.filter((name) => maySee(caller, name));

/** `GET /v1/models` */
export async function listModels(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  sendJson(exchange, 200, { data: visible(gateway, caller).map(shownModel), object: 'list' });
}

/** `GET /v1/models/{name}` */
export async function getModel(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  const asked = exchange.path.replace(/^(?:\/v1)?\/models\//, '');
  const name = visible(gateway, caller).find((own) => own === asked || encodeURIComponent(own) === asked);
  if (name === undefined)
    throw refusal(404, 'not_found_error', `The model \`${asked}\` does not exist`, 'model');
  sendJson(exchange, 200, shownModel(name));
}

/** `GET /v1/model/info`, with `litellm_model_id` for one */
export async function listModelInfo(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  const wanted = exchange.query.get('litellm_model_id');
  const own = gateway.router.groups.deployments.filter(({ group }) => maySee(caller, group));
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
    const own = gateway.router.groups.serving(name);
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
