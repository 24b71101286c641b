import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../../config/problem.ts';
import { commonFields } from './common-fields.ts';
import { configSchema } from './config-schema.ts';
import { fieldKind } from './field-spec.ts';
import { propertiesOf, schemaAt } from './json-schema.ts';

const controlOf = (path: Path, value?: unknown) =>
  fieldKind(configSchema, schemaAt(configSchema, path), value).kind;

describe('the controls of real settings', () => {
  it.each([
    [['router_settings', 'routing_strategy'], 'choice'],
    [['router_settings', 'num_retries'], 'number'],
    [['router_settings', 'retry_policy'], 'group'],
    [['router_settings', 'default_fallbacks'], 'texts'],
    [['litellm_settings', 'drop_params'], 'boolean'],
    [['litellm_settings', 'success_callback'], 'texts'],
    [['litellm_settings', 'cache_params'], 'group'],
    [['litellm_settings', 'cache_params', 'type'], 'choice'],
    [['litellm_settings', 'cache_params', 'ttl'], 'number'],
    [['litellm_settings', 'max_budget'], 'number'],
    [['general_settings', 'master_key'], 'text'],
    [['general_settings', 'store_model_in_db'], 'boolean'],
    [['general_settings', 'pass_through_endpoints'], 'groups'],
    [['model_list', 0, 'litellm_params', 'rpm'], 'number'],
    [['model_list', 0, 'litellm_params', 'weight'], 'number'],
    [['model_list', 0, 'litellm_params', 'timeout'], 'number'],
    [['model_list', 0, 'model_info', 'mode'], 'choice'],
    [['model_list', 0, 'model_info', 'id'], 'text'],
    [['guardrails', 0, 'litellm_params', 'guardrailVersion'], 'text'],
    [['guardrails', 0, 'litellm_params', 'mode'], 'choice'],
    [['guardrails', 0, 'litellm_params', 'default_on'], 'boolean'],
  ] as const)('%j is a %s', (path, kind) => {
    expect(controlOf(path)).toBe(kind);
  });

  it('offer every strategy that LiteLLM knows', () => {
    const kind = fieldKind(
      configSchema,
      schemaAt(configSchema, ['router_settings', 'routing_strategy']),
      undefined,
    );
    expect(kind).toMatchObject({
      choices: expect.arrayContaining(['simple-shuffle', 'latency-based-routing']) as unknown,
    });
  });

  it('show a list of modes as texts', () => {
    expect(controlOf(['guardrails', 0, 'litellm_params', 'mode'], ['pre_call', 'post_call'])).toBe('texts');
  });
});

describe('what operators set most', () => {
  it.each([
    [['model_list', 0]],
    [['model_list', 0, 'litellm_params']],
    [['model_list', 0, 'model_info']],
    [['router_settings']],
    [['litellm_settings']],
    [['litellm_settings', 'cache_params']],
    [['general_settings']],
    [['guardrails', 0]],
    [['guardrails', 0, 'litellm_params']],
  ])('is known and described at %j', (path) => {
    const known = propertiesOf(configSchema, schemaAt(configSchema, path) ?? {});
    expect(commonFields(path)).not.toEqual([]);
    expect(commonFields(path).filter((key) => known[key]?.description === undefined)).toEqual([]);
  });
});

describe('the size of the schema', () => {
  it('is small enough to come with the window', () => {
    expect(JSON.stringify(configSchema).length).toBeLessThan(200_000);
  });
});
