import type { RoutingStrategy } from './strategies.ts';

/** `{ from: [to, …] }` as a pair; `*` stands for every name without an own entry. */
export interface FallbackEntry {
  readonly from: string;
  readonly to: readonly string[];
}

/** What of `router_settings` and `litellm_settings` decides where a request goes. */
export interface RouterSettings {
  readonly strategy: RoutingStrategy;
  /** `routing_strategy_args.lowest_latency_buffer`, a part of the lowest latency. */
  readonly latencyBuffer: number;
  readonly numRetries: number;
  readonly maxFallbacks: number;
  readonly retryAfterMs: number;
  readonly timeoutMs: number;
  /** Undefined where the config does not set it, or sets LiteLLM's own default: then the rate of failures decides. */
  readonly allowedFails: number | undefined;
  readonly cooldownMs: number;
  readonly hasCooldowns: boolean;
  readonly hasPreCallChecks: boolean;
  /** Undefined and empty differ: an empty list of context-window fallbacks stops the general ones. */
  readonly fallbacks: readonly FallbackEntry[] | undefined;
  readonly contextWindowFallbacks: readonly FallbackEntry[] | undefined;
  readonly contentPolicyFallbacks: readonly FallbackEntry[] | undefined;
  /** Other names for a group, and those of them that `/v1/models` does not list. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly hiddenAliases: ReadonlySet<string>;
}
