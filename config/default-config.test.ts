import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkConfig } from './check.ts';
import type { ConfigContext } from './context.ts';
import { asRecord, groupByName, readModelList, section } from './deployments.ts';
import { parseConfig } from './document.ts';
import { effectiveShares } from './shares/effective.ts';
import { isRoutingStrategy } from './shares/strategies.ts';

const text = readFileSync(join(import.meta.dirname, 'default-config.yaml'), 'utf8');
const document = parseConfig(text);
const deployments = readModelList(document);

const sandbox: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: '1.104.4',
};

test('the shipped configuration has no problems', () => {
  expect(checkConfig(document, sandbox)).toEqual([]);
});

test('its A/B test of gpt-4o sends one call of ten to Claude on Bedrock', () => {
  const arms = groupByName(deployments).get('gpt-4o') ?? [];
  const strategy = section(document, 'router_settings')['routing_strategy'];
  if (!isRoutingStrategy(strategy)) throw new Error('no strategy');
  const inputs = arms.map(({ weight, rpm, tpm }) => ({ weight, rpm, tpm, order: undefined }));
  const { basis, shares } = effectiveShares(inputs, strategy, sandbox.litellmVersion);
  expect(basis).toBe('weight');
  expect(arms.map(({ model }, index) => [model, shares[index]])).toEqual([
    ['openai/gpt-4o', 0.9],
    ['bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0', 0.1],
  ]);
});

test('public names are the ids of the providers, with the provider in front where two share one', () => {
  const others = deployments.filter(({ modelName }) => modelName !== 'gpt-4o');
  const ids = deployments.map(({ model = '' }) => model.slice(model.indexOf('/') + 1));
  for (const { model = '', modelName } of others) {
    const id = model.slice(model.indexOf('/') + 1);
    const isShared = ids.filter((other) => other === id).length > 1;
    expect([id, model], model).toContain(modelName);
    if (isShared && modelName === id) {
      // Only the first provider of an id may have it bare.
      expect(deployments.filter((one) => one.modelName === id)).toHaveLength(1);
    }
  }
  expect(new Set(others.map(({ modelName }) => modelName)).size).toBe(others.length);
});

test('every provider but Bedrock takes its key from the environment', () => {
  for (const { model = '', params } of deployments) {
    const isBedrock = model.startsWith('bedrock/');
    expect(params['api_key'] ?? 'none', model).toMatch(
      isBedrock ? /^none$/ : /^os\.environ\/[A-Z]+_API_KEY$/,
    );
  }
});

test('without outbound network every model that is not on Bedrock is marked', () => {
  const problems = checkConfig(document, { ...sandbox, hasOutboundNetwork: false });
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['needs-outbound-network']));
  expect(problems).toHaveLength(deployments.filter(({ model }) => !model?.startsWith('bedrock/')).length);
});

test('what stands in comments is right too once it is taken in', () => {
  const open = text.replaceAll(
    /^( *)# ((?: *- (?:model_name|guardrail_name):| +(?:litellm_params|model|api_base|api_version|api_key|guardrail|mode|guardrailIdentifier|guardrailVersion|default_on):|guardrails:).*)$/gm,
    '$1$2',
  );
  const taken = parseConfig(open);
  expect(readModelList(taken)).toHaveLength(deployments.length + 2);
  expect(asRecord(taken.value)['guardrails']).toHaveLength(1);
  expect(checkConfig(taken, sandbox)).toEqual([]);
});
