import type { Rule } from '../rule.ts';
import { isRecord } from '../../deployments.ts';

/** The outermost shape of the file. */
export const notAConfig: Rule = {
  name: 'not-a-config',
  needsWhole: true,
  find: ({ document: { value } }) => {
    if (isRecord(value)) return [];
    const isEmpty = value === null || value === undefined;
    return [
      {
        severity: 'error',
        path: [],
        message: isEmpty
          ? 'This file is empty, and LiteLLM does not start with it: begin it with "model_list:"'
          : 'A config.yaml is a mapping of settings: begin it with "model_list:"',
      },
    ];
  },
};

/** LiteLLM starts without models and answers no call. */
export const noModels: Rule = {
  name: 'no-models',
  needsWhole: true,
  find: ({ document, root, general, items }) => {
    if (!isRecord(document.value)) return [];
    const list = root['model_list'];
    if (list !== undefined && list !== null && !Array.isArray(list))
      return [
        {
          severity: 'error',
          path: ['model_list'],
          at: 'key',
          message: 'model_list is a list: begin each model with "- model_name:"',
        },
      ];
    if (items.length > 0) return [];
    const others = ['include', 'model_list_url'].some((name) => root[name] !== undefined);
    if (others) return [];
    return [
      {
        severity: general['store_model_in_db'] === true ? 'info' : 'warning',
        path: ['model_list'],
        at: 'key',
        message: 'There is no model here, so the gateway has nothing to answer with: add one to model_list',
      },
    ];
  },
};

/** LiteLLM looks into every item, and stops at one that is no mapping. */
export const notADeployment: Rule = {
  name: 'not-a-deployment',
  needsWhole: false,
  find: ({ items }) =>
    items.flatMap((item, index) =>
      isRecord(item)
        ? []
        : [
            {
              severity: 'error' as const,
              path: ['model_list', index],
              message:
                'Each item of model_list has a model_name and litellm_params: begin it with "- model_name:"',
            },
          ],
    ),
};
