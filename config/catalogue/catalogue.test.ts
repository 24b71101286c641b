import { describe, expect, it } from 'vitest';
import {
  CATALOGUE_AS_OF,
  CATALOGUE_LITELLM_VERSION,
  type CatalogueEntry,
  catalogueModels,
} from './catalogue.ts';
import { priceOf } from './price.ts';
import { isServedIn } from './regions.ts';
import { searchCatalogue } from './search.ts';
import { SCHEMA_LITELLM_VERSION } from '../schema/config-schema.ts';

const entry = (model: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  model,
  provider: model.slice(0, model.indexOf('/')),
  mode: 'chat',
  maxInputTokens: null,
  maxOutputTokens: null,
  inputUsdPerMillion: null,
  outputUsdPerMillion: null,
  abilities: [],
  regions: [],
  ...more,
});

const few = [
  entry('openrouter/anthropic/claude-sonnet-4.5'),
  entry('openai/gpt-4o-mini', { abilities: ['vision', 'tools'] }),
  entry('openai/gpt-4o', { abilities: ['vision'] }),
  entry('openai/gpt-4o-transcribe', { mode: 'audio_transcription' }),
  entry('bedrock/us.anthropic.claude-sonnet-4-5-v1:0', { regions: ['us'] }),
  entry('bedrock/meta.llama3-8b-instruct-v1:0', { regions: ['eu-west-1', 'us-east-1'] }),
];
const find = (query: string, region?: string) =>
  searchCatalogue(few, { query, region, limit: 10 }).models.map(({ model }) => model);

describe('the search of the catalogue', () => {
  it('takes words in any order, over names, providers and abilities', () => {
    expect(find('sonnet CLAUDE bedrock')).toEqual(['bedrock/us.anthropic.claude-sonnet-4-5-v1:0']);
    expect(find('tools openai')).toEqual(['openai/gpt-4o-mini']);
    expect(find('  ')).toHaveLength(few.length);
    expect(find('sonnet llama')).toEqual([]);
  });

  it('reads a version however it is written', () => {
    expect(find('claude sonnet 4.5')).toHaveLength(2);
    expect(find('claude-sonnet-4-5')).toHaveLength(2);
  });

  it('puts the very name first, chat before other uses, a maker before a reseller', () => {
    expect(find('gpt-4o')).toEqual(['openai/gpt-4o', 'openai/gpt-4o-mini', 'openai/gpt-4o-transcribe']);
    expect(find('openai/gpt-4o')[0]).toBe('openai/gpt-4o');
    expect(find('claude sonnet 4.5')[0]).toBe('bedrock/us.anthropic.claude-sonnet-4-5-v1:0');
  });

  it('counts what the limit leaves out', () => {
    expect(searchCatalogue(few, { query: 'gpt', limit: 1 })).toMatchObject({
      total: 3,
      models: [{ model: 'openai/gpt-4o-mini' }],
    });
  });

  it('puts what can do more before what is as near and can do less', () => {
    expect(find('gpt').slice(0, 2)).toEqual(['openai/gpt-4o-mini', 'openai/gpt-4o']);
  });

  it('leaves out what a region does not serve, and nothing of other clouds', () => {
    expect(find('llama', 'us-west-2')).toEqual([]);
    expect(find('llama', 'eu-west-1')).toHaveLength(1);
    expect(find('bedrock sonnet', 'eu-west-1')).toEqual([]);
    expect(find('gpt', 'eu-west-1')).toHaveLength(3);
  });
});

describe('where a model is served', () => {
  const profile = (geography: string) => entry('bedrock/x', { regions: [geography] });
  it.each([
    ['us', 'us-east-1', true],
    ['us', 'us-gov-west-1', false],
    ['apac', 'ap-south-1', true],
    ['jp', 'ap-northeast-1', true],
    ['au', 'ap-northeast-1', false],
    ['global', 'sa-east-1', true],
    ['global', 'us-gov-west-1', false],
  ])('an inference profile of "%s" in %s: %s', (geography, region, expected) => {
    expect(isServedIn(profile(geography), region)).toBe(expected);
  });

  it('is anywhere as long as the map tells nothing', () => {
    expect(isServedIn(entry('bedrock/x'), 'eu-north-1')).toBe(true);
  });
});

describe('the generated catalogue', () => {
  it('comes from the same LiteLLM as the schema', () => {
    expect(CATALOGUE_LITELLM_VERSION).toBe(SCHEMA_LITELLM_VERSION);
    expect(CATALOGUE_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('names each model once, with its provider in front', () => {
    expect(catalogueModels.length).toBeGreaterThan(2000);
    expect(new Set(catalogueModels.map(({ model }) => model)).size).toBe(catalogueModels.length);
    expect(catalogueModels.filter(({ model }) => !/^[\w-]+\/./.test(model))).toEqual([]);
  });

  it('knows what is known', () => {
    const [nova] = searchCatalogue(catalogueModels, {
      query: 'bedrock/amazon.nova-pro-v1:0',
      limit: 1,
    }).models;
    expect(nova).toEqual({
      model: 'bedrock/amazon.nova-pro-v1:0',
      provider: 'bedrock',
      mode: 'chat',
      maxInputTokens: 300_000,
      maxOutputTokens: 10_000,
      inputUsdPerMillion: 0.8,
      outputUsdPerMillion: 3.2,
      abilities: ['vision', 'tools', 'prompt caching', 'response schema', 'pdf'],
      regions: [],
    });
    const llama = catalogueModels.find(({ model }) => model === 'bedrock/meta.llama3-8b-instruct-v1:0');
    expect(llama?.regions).toContain('us-east-1');
  });
});

describe('the price of a model', () => {
  const nova = { input_cost_per_token: 8e-7, output_cost_per_token: 3.2e-6 };
  it.each([
    ['bedrock/amazon.nova-pro-v1:0', nova],
    ['bedrock/converse/amazon.nova-pro-v1:0', nova],
    ['bedrock/us-east-1/amazon.nova-pro-v1:0', nova],
    [
      'bedrock/us-gov-west-1/amazon.nova-pro-v1:0',
      { input_cost_per_token: 9.6e-7, output_cost_per_token: 3.84e-6 },
    ],
    ['gpt-4o', { input_cost_per_token: 2.5e-6, output_cost_per_token: 1e-5 }],
    ['openai/gpt-4o', { input_cost_per_token: 2.5e-6, output_cost_per_token: 1e-5 }],
  ])('%s', (model, expected) => {
    expect(priceOf(model)).toEqual(expected);
  });

  it('is unknown for a model that is not in the map, and for one without a price by the token', () => {
    expect(priceOf('bedrock/my.own-model')).toBeUndefined();
    expect(priceOf('constructor')).toBeUndefined();
    expect(priceOf('runwayml/gen4_turbo')).toBeUndefined();
  });
});
