import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlay } from './overlay.ts';
import { toYaml } from './overlay/to-yaml.ts';

const options = { mockUrl: 'http://127.0.0.1:1', masterKey: 'sk-master', databaseUrl: 'postgresql://here' };

interface Deployment {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>>;
  readonly model_info: Readonly<Record<string, unknown>>;
}
interface Local {
  readonly model_list: readonly Deployment[];
  readonly litellm_settings: Readonly<Record<string, unknown>>;
  readonly router_settings: Readonly<Record<string, unknown>>;
  readonly general_settings: Readonly<Record<string, unknown>>;
  readonly guardrails: readonly unknown[];
}
const local = (text: string): Local => JSON.parse(overlay(text, options)) as Local;
const deployment = (params: string): Deployment =>
  local(`model_list: [{model_name: m, litellm_params: {${params}}}]`).model_list[0]!;

describe('a deployment in the sandbox', () => {
  it.each([
    ['bedrock/anthropic.claude-3-haiku', 'openai/anthropic.claude-3-haiku'],
    ['bedrock/converse/us.amazon.nova-pro-v1:0', 'openai/converse/us.amazon.nova-pro-v1:0'],
    ['gpt-4o', 'openai/gpt-4o'],
    ['openai/gpt-4o', 'openai/gpt-4o'],
    ['groq/meta-llama/llama-4', 'openai/meta-llama/llama-4'],
    ['openai/*', 'openai/*'],
    ['bedrock/*', 'openai/*'],
    ['*', 'openai/*'],
  ])('%s is asked of the mock backend as %s', (model, asked) => {
    expect(deployment(`model: '${model}'`).litellm_params).toMatchObject({
      model: asked,
      api_base: 'http://127.0.0.1:1/v1',
      api_key: 'sk-mock',
    });
  });

  it('keeps the whole name of a model whose provider stands beside it', () => {
    const { litellm_params: params } = deployment('model: meta-llama/llama-4, custom_llm_provider: groq');
    expect(params['model']).toBe('openai/meta-llama/llama-4');
    expect(params).not.toHaveProperty('custom_llm_provider');
  });

  it('keeps what decides who is asked, how often and at what price', () => {
    const kept = {
      weight: 3,
      rpm: 10,
      tpm: 1000,
      order: 2,
      timeout: 30,
      stream_timeout: 5,
      max_retries: 1,
      temperature: 0.2,
      tags: ['a'],
      input_cost_per_token: 0.1,
    };
    expect(deployment(`model: bedrock/x, ${JSON.stringify(kept).slice(1, -1)}`).litellm_params).toMatchObject(
      kept,
    );
  });

  it('knows no region, account, key or address of a provider', () => {
    const { litellm_params: params } =
      deployment(`model: bedrock/x, aws_region_name: eu-west-1, aws_role_name: r, api_key: os.environ/K,
      vertex_project: p, azure_ad_token: t, base_url: 'https://else.where', api_version: '1', organization: o, region_name: r,
      configurable_clientside_auth_params: [api_base], litellm_credential_name: c, aws_bedrock_runtime_endpoint: 'https://e'`);
    expect(Object.keys(params).toSorted()).toEqual(['api_base', 'api_key', 'drop_params', 'model']);
  });

  it('that answers by itself stays as it is', () => {
    const params = { model: 'bedrock/x', mock_response: 'hello', aws_region_name: 'eu-west-1' };
    expect(deployment(JSON.stringify(params).slice(1, -1)).litellm_params).toEqual(params);
  });

  it('has the id that its author gave, else one that does not depend on the mock backend’s port', () => {
    const text = `model_list:
  - {model_name: a, litellm_params: {model: bedrock/x}, model_info: {id: mine, mode: chat}}
  - {model_name: a, litellm_params: {model: bedrock/x}}
  - {model_name: a, litellm_params: {model: bedrock/x}}
  - {model_name: a, litellm_params: {model: bedrock/x, weight: 2}}`;
    const ids = (mockUrl: string): unknown[] =>
      (JSON.parse(overlay(text, { ...options, mockUrl })) as Local).model_list.map(
        ({ model_info: info }) => info['id'],
      );
    const here = ids('http://127.0.0.1:1');
    expect(here[0]).toBe('mine');
    expect(new Set(here).size).toBe(4);
    expect(ids('http://127.0.0.1:2')).toEqual(here);
  });

  it('is priced as the model it stands for, unless the config says a price', () => {
    const price = { input_cost_per_token: 3e-7, output_cost_per_token: 6e-7 };
    const text = `model_list:
  - {model_name: a, litellm_params: {model: bedrock/x}}
  - {model_name: a, litellm_params: {model: bedrock/x, input_cost_per_token: 1, output_cost_per_token: 2}}
  - {model_name: a, litellm_params: {model: bedrock/unknown}}`;
    const priceOf = (model: string) => (model === 'bedrock/x' ? price : undefined);
    const { model_list: list } = JSON.parse(overlay(text, { ...options, priceOf })) as Local;
    expect(list[0]?.litellm_params).toMatchObject(price);
    expect(list[1]?.litellm_params).toMatchObject({ input_cost_per_token: 1, output_cost_per_token: 2 });
    expect(list[2]?.litellm_params).not.toHaveProperty('input_cost_per_token');
  });
});

describe('the settings in the sandbox', () => {
  it('send nothing to anybody', () => {
    const config = local(`
litellm_settings:
  success_callback: [s3_v2, langsmith]
  failure_callback: [s3_v2]
  service_callback: [datadog]
  callbacks: [langfuse_otel, dynamic_rate_limiter]
  s3_callback_params: {s3_bucket_name: b}
  num_retries: 2
environment_variables: {LANGFUSE_HOST: 'https://else.where'}
mcp_servers: {a: {url: 'https://else.where'}}
general_settings:
  alerting: [slack]
  pass_through_endpoints: [{path: /x, target: 'https://else.where'}]
  key_management_system: aws_secret_manager
`);
    expect(config.litellm_settings).toEqual({ callbacks: ['dynamic_rate_limiter'], num_retries: 2 });
    expect(JSON.stringify(config)).not.toContain('else.where');
    expect(Object.keys(config.general_settings).toSorted()).toEqual([
      'database_url',
      'master_key',
      'proxy_batch_write_at',
      'store_model_in_db',
    ]);
  });

  it('are opened by the sandbox’s key and kept in its database, whatever the config says', () => {
    expect(
      local(
        'general_settings: {master_key: sk-theirs, database_url: theirs, proxy_batch_write_at: 60, max_parallel_requests: 3}',
      ).general_settings,
    ).toEqual({
      master_key: 'sk-master',
      database_url: 'postgresql://here',
      proxy_batch_write_at: 1,
      max_parallel_requests: 3,
      store_model_in_db: false,
    });
    const { databaseUrl: _none, ...without } = options;
    expect(overlay('general_settings: {database_url: theirs}', without)).not.toContain('database_url');
  });

  it('keep routing, and cache in memory instead of Redis', () => {
    const config = local(`
litellm_settings: {cache: true, cache_params: {type: redis, host: h, password: p, ttl: 60}}
router_settings: {routing_strategy: usage-based-routing-v2, redis_host: h, redis_password: p, fallbacks: [{a: [b]}], num_retries: 2}
`);
    expect(config.litellm_settings).toEqual({ cache: true, cache_params: { type: 'local', ttl: 60 } });
    expect(config.router_settings).toEqual({
      routing_strategy: 'usage-based-routing-v2',
      fallbacks: [{ a: ['b'] }],
      num_retries: 2,
    });
    expect(local('litellm_settings: {cache: true}').litellm_settings['cache_params']).toEqual({
      type: 'local',
    });
  });

  it('keep guardrails that ask nobody', () => {
    const of = (guardrail: string): string =>
      `{guardrail_name: ${guardrail}, litellm_params: {guardrail: ${guardrail}}}`;
    const { guardrails } = local(
      `guardrails: [${of('bedrock')}, ${of('lakera_v2')}, ${of('litellm_content_filter')}]`,
    );
    expect(guardrails).toHaveLength(1);
  });
});

describe('a config.yaml that is odd', () => {
  it('is refused with its line when it is no YAML', () => {
    expect(() => overlay('model_list:\n  - a: [1', options)).toThrow(
      /^This config\.yaml cannot be read: line \d+: /,
    );
  });

  it('is refused when it is no mapping', () => {
    expect(() => overlay('- a', options)).toThrow('This config.yaml is not a mapping of settings.');
  });

  it.each([
    '',
    'model_list:',
    'model_list: 5',
    'model_list: [5, {}, {litellm_params: 5}]',
    'general_settings: 5',
    'router_settings: []',
  ])('is left to the gateway to judge: %s', (text) => {
    expect(local(text).general_settings['master_key']).toBe('sk-master');
  });

  it('is read as LiteLLM reads it: anchors, merges, yes and no', () => {
    const { litellm_params: params } = local(`
base: &base {rpm: 5, stream_timeout: 9}
model_list:
  - model_name: m
    litellm_params: {<<: *base, model: bedrock/x, drop_params: no}
`).model_list[0]!;
    expect(params).toMatchObject({ rpm: 5, stream_timeout: 9, drop_params: false });
  });
});

describe('toYaml', () => {
  it('writes numbers so that PyYAML takes them for numbers', () => {
    expect(toYaml([3e-7, 1.5e-9, -2e21, 'an 3e-7', '"3e-7'])).toBe(
      '[\n  3.0e-7,\n  1.5e-9,\n  -2.0e+21,\n  "an 3e-7",\n  "\\"3e-7"\n]\n',
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toYaml(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
