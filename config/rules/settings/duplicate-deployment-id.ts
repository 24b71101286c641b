import type { Deployment } from '../../deployments.ts';
import { removeValue } from '../../edits/remove-value.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

const idOf = ({ modelInfo }: Deployment): string | undefined => {
  const id = modelInfo['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
};

/** Two deployments of one id are one to the router: cooldowns, limits and figures of both are mixed. */
export const duplicateDeploymentId: Rule = {
  name: 'duplicate-deployment-id',
  needsWhole: true,
  find: ({ deployments, document }) => {
    const first = new Map<string, Deployment>();
    return deployments.flatMap((deployment): readonly Finding[] => {
      const id = idOf(deployment);
      if (id === undefined) return [];
      const other = first.get(id);
      if (other === undefined) {
        first.set(id, deployment);
        return [];
      }
      const { line } = document.rangeOf(other.path).start;
      return [
        {
          severity: 'warning',
          path: [...deployment.path, 'model_info', 'id'],
          message: `The deployment at line ${line} has this id too, and LiteLLM takes both for one: give each its own, or leave it out. The id is ${quoted(id)}`,
          fix: {
            title: 'Remove this id, and LiteLLM makes one',
            edit: (document, path) =>
              Object.keys(deployment.modelInfo).length === 1
                ? removeValue(document, path.slice(0, -1))
                : removeValue(document, path),
          },
        },
      ];
    });
  },
};
