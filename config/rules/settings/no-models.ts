import type { Rule } from '../rule.ts';
import { isRecord } from '../../deployments.ts';

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
