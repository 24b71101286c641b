import { removeValue } from '../../edits/remove-value.ts';
import { setValue } from '../../edits/set-value.ts';
import { together } from '../../edits/text.ts';
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
