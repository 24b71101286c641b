import type { ConfigContext } from '../../../config/context.ts';
import type { PublishEvent } from '../../contract/config.ts';
import { SANDBOX_GATEWAY_ID } from '../../contract/gateways.ts';
import type { ApplyOutcome, GatewayConnection, GatewayTarget, TryOut } from '../target.ts';
import { LITELLM_VERSION } from './litellm/venv.ts';
import type { Sandbox } from './sandbox.ts';

/** Every provider is played by the mock backend, without a key and with a cache of the gateway's own: no name and no type is missing. */
const CONTEXT: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: LITELLM_VERSION,
};

/** The sandbox as Config sees any gateway. */
export class SandboxTarget implements GatewayTarget {
  readonly gatewayId = SANDBOX_GATEWAY_ID;
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  connection(): Promise<GatewayConnection> {
    return this.sandbox.connection();
  }

  context(): Promise<ConfigContext> {
    return Promise.resolve(CONTEXT);
  }

  apply(text: string, tryOut: TryOut, signal: AbortSignal): AsyncGenerator<PublishEvent, ApplyOutcome, void> {
    return this.sandbox.apply(text, tryOut, signal);
  }
}
