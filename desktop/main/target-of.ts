import { AppError } from '../contract/errors.ts';
import type { Gateway } from '../contract/gateways.ts';
import type { GatewayTarget } from './target.ts';

/**
 * How each kind of gateway is reached.
 * @throws AppError UNAVAILABLE for a kind that this Gatehouse does not reach
 */
export const targetOf =
  (sandbox: GatewayTarget) =>
  (gateway: Gateway): GatewayTarget => {
    if (gateway.kind === 'sandbox') return sandbox;
    throw new AppError('UNAVAILABLE', 'Gatehouse does not reach gateways on AWS yet.', {
      remedy: 'Its settings are kept; choose the sandbox to edit a config.yaml.',
    });
  };
