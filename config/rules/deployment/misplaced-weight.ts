import { removeValue } from '../../edits/remove-value.ts';
import { setValue } from '../../edits/set-value.ts';
import { together } from '../../edits/text.ts';
import type { DeploymentRule } from '../rule.ts';

const PLACES = [[], ['model_info']] as const;

/** The router reads a weight from litellm_params and nowhere else. */
export const misplacedWeight: DeploymentRule = {
  name: 'misplaced-weight',
  find: ({ value, params, modelInfo }) =>
    PLACES.flatMap((place) => {
      const weight = (place.length === 0 ? value : modelInfo)['weight'];
      if (typeof weight !== 'number') return [];
      return [
        {
          severity: 'warning' as const,
          path: [...place, 'weight'],
          at: 'key' as const,
          message: 'A weight here is not read: it belongs in litellm_params',
          ...(params['weight'] === undefined && {
            fix: {
              title: 'Move to litellm_params',
              edit: (document, path) =>
                together([
                  removeValue(document, path),
                  setValue(document, [...path.slice(0, 2), 'litellm_params', 'weight'], weight),
                ]),
            },
          }),
        },
      ];
    }),
};
