import type { Deployment } from '../../deployments.ts';
import type { Path } from '../../problem.ts';

export const weightOf = ({ path }: Deployment): Path => [...path, 'litellm_params', 'weight'];

export const isSet = ({ params }: Deployment): boolean =>
  params['weight'] !== undefined && params['weight'] !== null;
