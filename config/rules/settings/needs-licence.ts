import { isRecord } from '../../deployments.ts';
import type { Finding, Rule } from '../rule.ts';

/** Only a licence of LiteLLM Enterprise unlocks these; without one LiteLLM does not start. */
const LICENSED = ['allowed_ips', 'enforced_params'];

export const needsLicence: Rule = {
  name: 'needs-licence',
  needsWhole: false,
  find: ({ general, root, context }): readonly Finding[] => {
    const own = isRecord(root['environment_variables']) && 'LITELLM_LICENSE' in root['environment_variables'];
    if (own || context.environmentNames?.includes('LITELLM_LICENSE') === true) return [];
    return LICENSED.flatMap((name): readonly Finding[] =>
      general[name] === undefined || general[name] === null
        ? []
        : [
            {
              severity: context.environmentNames === null ? 'warning' : 'error',
              path: ['general_settings', name],
              at: 'key',
              message:
                'LiteLLM does not start with this setting unless LITELLM_LICENSE holds a licence of LiteLLM Enterprise',
            },
          ],
    );
  },
};
