import { expect, test } from 'vitest';
import { changedModels, diffConfigs } from './diff.ts';
import { parseConfig } from './document.ts';

const before = parseConfig(`
model_list:
  - {model_name: a, litellm_params: {model: x, weight: 9, api_key: sk-clear}}
  - {model_name: gone, litellm_params: {model: x}}
router_settings: {routing_strategy: simple-shuffle}
`);

test('a diff speaks of models and settings, not of lines', () => {
  const after = parseConfig(`
# rewritten from top to bottom
router_settings: {routing_strategy: least-busy, num_retries: 2}
model_list:
  - {model_name: new, litellm_params: {model: y}}
  - {model_name: a, litellm_params: {weight: 1, model: x, api_key: sk-other}}
`);
  const diff = diffConfigs(before, after);
  expect(diff.models).toEqual([
    { modelName: 'new', kind: 'added', changes: [] },
    {
      modelName: 'a',
      kind: 'changed',
      changes: [
        { path: [0, 'litellm_params', 'weight'], before: 9, after: 1 },
        { path: [0, 'litellm_params', 'api_key'], before: '••••••', after: '••••••' },
      ],
    },
    { modelName: 'gone', kind: 'removed', changes: [] },
  ]);
  expect(diff.settings).toEqual([
    { path: ['router_settings', 'routing_strategy'], before: 'simple-shuffle', after: 'least-busy' },
    { path: ['router_settings', 'num_retries'], before: undefined, after: 2 },
  ]);
  expect(changedModels(diff)).toEqual(['new', 'a']);
});

test('the same config has no difference', () => {
  expect(diffConfigs(before, before)).toEqual({ models: [], settings: [] });
});
