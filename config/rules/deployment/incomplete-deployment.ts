import { isRecord } from '../../deployments.ts';
import type { DeploymentRule, Finding } from '../rule.ts';

const error = (path: Finding['path'], message: string): readonly Finding[] => [
  { severity: 'error', path, message },
];

/** LiteLLM does not start without a name or parameters, and leaves a deployment without a model out. */
export const incompleteDeployment: DeploymentRule = {
  name: 'incomplete-deployment',
  needsWhole: true,
  find: ({ value, modelName, model, params }) => {
    const name = value['model_name'];
    if (name === undefined || name === null || name === '')
      return error(
        ['model_name'],
        'This deployment has no model_name: give it the name that clients will ask for',
      );
    if (modelName === undefined) return error(['model_name'], 'A model_name is a text: put it in quotes');
    if (!isRecord(value['litellm_params']))
      return error(
        ['litellm_params'],
        `This deployment has no litellm_params, and LiteLLM does not start without: give it litellm_params with a model`,
      );
    if (model === undefined || model === '')
      return error(
        'model' in params ? ['litellm_params', 'model'] : ['litellm_params'],
        'This deployment names no model: set litellm_params.model, such as "bedrock/amazon.nova-pro-v1:0"',
      );
    return [];
  },
};
