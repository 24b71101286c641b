import type { ConfigContext } from '../../config/context.ts';
import type { PublishEvent } from '../contract/config.ts';

/** How to reach a gateway's API from this machine. */
export interface GatewayConnection {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** The master key; kept in memory, never sent to the window. */
  readonly masterKey: string;
}

export type ApplyOutcome =
  | { readonly kind: 'applied' }
  /** The config that ran before runs still. */
  | { readonly kind: 'returned'; readonly reason: string; readonly remedy?: string };

/** Asks a gateway that has the new config, before it counts. Tells what it found; returns why it must not count, if so. */
export type TryOut = (
  connection: GatewayConnection,
) => AsyncGenerator<PublishEvent, { readonly reason: string; readonly remedy?: string } | undefined, void>;

/** What the config feature needs of a gateway, whatever platform it runs on. */
export interface GatewayTarget {
  readonly gatewayId: string;
  /** @throws AppError UNAVAILABLE when the gateway does not run, SIGNED_OUT or ACCESS_DENIED on AWS */
  connection(): Promise<GatewayConnection>;
  context(): Promise<ConfigContext>;
  /** Makes `text` the running config, step by step; one that does not come up, or fails its try-out, leaves the old one running. */
  apply(text: string, tryOut: TryOut, signal: AbortSignal): AsyncGenerator<PublishEvent, ApplyOutcome, void>;
}
