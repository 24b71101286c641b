import { describe, expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

const KEY = 'sk-a-long-random-key';
const read = (text: string, env: Readonly<Record<string, string>> = {}) =>
  readConfig(text, { env, masterKey: KEY });
const one = (params: string, info = '{}') =>
  read(`model_list: [{ model_name: a, litellm_params: { model: openai/a, ${params} }, model_info: ${info} }]`)
    .deployments[0]!;
const MODELS = 'model_list: [{ model_name: a, litellm_params: { model: openai/a } }]\n';

describe('a config.yaml', () => {
  it.each([
    ['broken YAML', 'model_list: [', /line 1/],
    ['a list', '- a', /not a mapping/],
    ['a text', 'abc', /not a mapping/],
    ['models that are no list', 'model_list: { a: b }', /model_list must be a list/],
    ['a model that is a text', 'model_list: [abc]', /item 1 has no litellm_params/],
    [
      'a model without litellm_params',
      'model_list: [{ model_name: a }]',
      /item 1 \("a"\) has no litellm_params/,
    ],
    [
      'a model without a model',
      'model_list: [{ model_name: a, litellm_params: { weight: 1 } }]',
      /no litellm_params\.model/,
    ],
    [
      'a model that is a number',
      'model_list: [{ model_name: a, litellm_params: { model: 5 } }]',
      /no litellm_params\.model/,
    ],
    [
      'a model without a name',
      'model_list: [{ litellm_params: { model: openai/a } }]',
      /item 1 has no model_name/,
    ],
    [
      'an unknown strategy',
      `${MODELS}router_settings: { routing_strategy: nope }`,
      /routing_strategy is unknown: "nope"/,
    ],
    [
      'a strategy that is a number',
      `${MODELS}router_settings: { routing_strategy: 5 }`,
      /routing_strategy is unknown/,
    ],
    [
      'fallbacks that are no list',
      `${MODELS}router_settings: { fallbacks: { a: [b] } }`,
      /fallbacks must be a list/,
    ],
    [
      'a fallback with two names',
      `${MODELS}router_settings: { fallbacks: [{ a: [b], c: [d] }] }`,
      /exactly one name/,
    ],
    ['a fallback that is a text', `${MODELS}router_settings: { fallbacks: [abc] }`, /exactly one name/],
    [
      'aliases that are a list',
      `${MODELS}router_settings: { model_group_alias: [a] }`,
      /model_group_alias must be a mapping/,
    ],
    [
      'litellm_settings that are a text',
      `${MODELS}litellm_settings: abc`,
      /litellm_settings must be a mapping/,
    ],
  ])('with %s is refused', (_what, text, words) => {
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it.each([
    ['nothing', ''],
    ['no models', 'router_settings: {}'],
    ['an unknown setting', `${MODELS}router_settings: { zzz: 1 }`],
    ['numbers that are none', `${MODELS}router_settings: { num_retries: many, cooldown_time: long }`],
    ['fallbacks to names that nobody has', `${MODELS}router_settings: { fallbacks: [{ x: [y] }] }`],
    ['settings that are a list', `${MODELS}router_settings: [a]`],
  ])('with %s is taken', (_what, text) => expect(() => read(text)).not.toThrow());

  it.each([
    ['sk-1234', {}, false],
    ['', {}, false],
    [' sk-1234 ', {}, false],
    ['', { dangerously_permit_weak_or_unset_master_key: true }, false],
    ['not-with-sk', {}, true],
    ['sk-1234', { dangerously_permit_weak_or_unset_master_key: true }, true],
    [KEY, {}, true],
  ])('with the master key "%s" and %j: starts is %s', (master_key, general, starts) => {
    const text = `general_settings: ${JSON.stringify({ master_key, ...general })}`;
    const reading = () => readConfig(text, { env: {} });
    if (starts) expect(reading().masterKey).toBe(master_key);
    else expect(reading).toThrow(/master key/);
  });

  it('takes the key that it is given before its own, and the environment’s last', () => {
    const text = `general_settings: { master_key: ${KEY}-own }`;
    expect(read(text).masterKey).toBe(KEY);
    expect(readConfig(text, { env: {} }).masterKey).toBe(`${KEY}-own`);
    expect(readConfig('', { env: { LITELLM_MASTER_KEY: KEY } }).masterKey).toBe(KEY);
  });

  it('reads what stands in the environment, as deep as it goes', () => {
    const text =
      'model_list: [{ model_name: a, litellm_params: { model: os.environ/M, api_key: os.environ/NONE } }]';
    expect(read(text, { M: 'openai/from-env' }).deployments[0]).toMatchObject({
      model: 'openai/from-env',
      upstreamModel: 'from-env',
      apiKey: '',
    });
  });
});

describe('a deployment', () => {
  it('has seconds as milliseconds, and numbers also where they are text', () => {
    expect(one('timeout: 1.5, stream_timeout: "2", rpm: "5", weight: 0')).toMatchObject({
      timeoutMs: 1_500,
      streamTimeoutMs: 2_000,
      rpm: 5,
      weight: 0,
      tpm: undefined,
    });
    expect(one('timeout: 1.0e+12').timeoutMs).toBe(2 ** 31 - 1);
  });

  it('has the id of its model_info, else one that stays the same', () => {
    expect(one('weight: 1', '{ id: mine }').id).toBe('mine');
    expect(one('weight: 1', '{ id: 7 }').id).toBe('7');
    expect(one('weight: 1').id).toBe(one('weight: 1').id);
    expect(one('weight: 1').id).not.toBe(one('weight: 2').id);
  });

  it('shows its parameters without what is secret', () => {
    const { shownParams } = one(
      'api_key: s1, aws_secret_access_key: s2, client_secret: s3, api_base: "http://a/"',
    );
    expect(JSON.stringify(shownParams)).not.toMatch(/s[123]"/);
    expect(shownParams).toMatchObject({ model: 'openai/a', api_base: 'http://a/' });
  });
});

describe('router settings', () => {
  const router = (text: string) => read(text).router;

  it('stand in either section; router_settings goes first', () => {
    expect(router('litellm_settings: { num_retries: 4, request_timeout: 9 }')).toMatchObject({
      numRetries: 4,
      timeoutMs: 9_000,
    });
    expect(
      router('litellm_settings: { num_retries: 4 }\nrouter_settings: { num_retries: 1 }').numRetries,
    ).toBe(1);
  });

  it('are LiteLLM’s own where the config says nothing', () => {
    expect(router('')).toMatchObject({
      strategy: 'simple-shuffle',
      numRetries: 2,
      maxFallbacks: 5,
      cooldownMs: 5_000,
      timeoutMs: 6_000_000,
      allowedFails: undefined,
      fallbacks: undefined,
    });
  });

  it('put default fallbacks behind those of a name', () => {
    expect(router('router_settings: { fallbacks: [{ a: [b] }], default_fallbacks: [c] }').fallbacks).toEqual([
      { from: 'a', to: ['b'] },
      { from: '*', to: ['c'] },
    ]);
  });

  it('know aliases in both shapes', () => {
    const { aliases, hiddenAliases } = router(
      'router_settings: { model_group_alias: { one: a, two: { model: b, hidden: true } } }',
    );
    expect([...aliases]).toEqual([
      ['one', 'a'],
      ['two', 'b'],
    ]);
    expect([...hiddenAliases]).toEqual(['two']);
  });
});
