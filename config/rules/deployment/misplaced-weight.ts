import { removeValue } from '../../edits/remove-value.ts';
import { setValue } from '../../edits/set-value.ts';
import { together } from '../../edits/text.ts';
import type { Path } from '../../problem.ts';
import type { DeploymentRule, Finding, FixPlan, Item } from '../rule.ts';

/** Takes a number from where it stands to `litellm_params`. */
const move = (name: string, value: number): FixPlan => ({
  title: 'Move to litellm_params',
  edit: (document, path) =>
    together([
      removeValue(document, path),
      setValue(document, [...path.slice(0, 2), 'litellm_params', name], value),
    ]),
});

function misplaced(
  { value, params, modelInfo }: Item,
  path: Path,
  about: Pick<Finding, 'severity' | 'message'>,
): readonly Finding[] {
  const name = String(path.at(-1));
  const number = (path.length === 1 ? value : modelInfo)[name];
  if (typeof number !== 'number') return [];
  return [{ ...about, path, at: 'key', ...(params[name] === undefined && { fix: move(name, number) }) }];
}

/** The router reads a weight from litellm_params and nowhere else. */
export const misplacedWeight: DeploymentRule = {
  name: 'misplaced-weight',
  needsWhole: false,
  find: (item) =>
    [['weight'], ['model_info', 'weight']].flatMap((path) =>
      misplaced(item, path, {
        severity: 'warning',
        message: 'A weight here is not read: it belongs in litellm_params',
      }),
    ),
};

/** Source: strategies by usage and cost of LiteLLM 1.104.4 read limits here too; its other strategies and pre-call checks do not. */
export const misplacedLimit: DeploymentRule = {
  name: 'misplaced-limit',
  needsWhole: false,
  find: (item) =>
    ['tpm', 'rpm'].flatMap((name) =>
      misplaced(item, [name], {
        severity: 'info',
        message:
          'A limit here is read by usage-based and cost-based routing only: in litellm_params all of the router reads it',
      }),
    ),
};
