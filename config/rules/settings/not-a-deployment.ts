import type { Rule } from '../rule.ts';
import { isRecord } from '../../deployments.ts';

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
