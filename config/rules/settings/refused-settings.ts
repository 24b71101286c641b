import { removeValue } from '../../edits/remove-value.ts';
import { setValue } from '../../edits/set-value.ts';
import { together } from '../../edits/text.ts';
import { isRecord } from '../../deployments.ts';
import { writeAt } from '../parts/fixes.ts';
import type { Finding, Rule } from '../rule.ts';

/** Source: `load_config` of LiteLLM 1.104.4 refuses these two in `router_settings` by name. */
const MOVED = ['health_check_interval', 'health_check_concurrency'];

export const misplacedSetting: Rule = {
  name: 'misplaced-setting',
  needsWhole: false,
  find: ({ router, general }) =>
    MOVED.flatMap((name): readonly Finding[] => {
      if (!(name in router)) return [];
      return [
        {
          severity: 'error',
          path: ['router_settings', name],
          at: 'key',
          message: 'LiteLLM does not start with this setting here: it belongs in general_settings',
          ...(general[name] === undefined && {
            fix: {
              title: 'Move to general_settings',
              edit: (document, path) =>
                together([
                  removeValue(document, path),
                  setValue(document, ['general_settings', name], router[name]),
                ]),
            },
          }),
        },
      ];
    }),
};

/** A budget of the whole proxy that never starts anew. */
export const budgetWithoutDuration: Rule = {
  name: 'budget-without-duration',
  needsWhole: true,
  find: ({ litellm }): readonly Finding[] => {
    const budget = litellm['max_budget'];
    if (typeof budget !== 'number' || budget <= 0 || litellm['budget_duration'] !== undefined) return [];
    return [
      {
        severity: 'error',
        path: ['litellm_settings', 'max_budget'],
        message:
          'With a database, LiteLLM does not start with a budget of the whole gateway that has no budget_duration: set one, such as "1mo"',
        fix: writeAt('Write "budget_duration: 1mo"', ['litellm_settings', 'budget_duration'], '1mo'),
      },
    ];
  },
};

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
