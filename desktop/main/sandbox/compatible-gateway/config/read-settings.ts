import { asList, asRecord, isRecord } from '../../../../../config/deployments.ts';
import { refuse } from './refusal.ts';
import type { FallbackEntry, RouterSettings } from './settings.ts';
import { isRoutingStrategy, ROUTING_STRATEGIES, type RoutingStrategy } from './strategies.ts';
import { msOf, numberOf } from './values.ts';

type Section = Readonly<Record<string, unknown>>;

/** LiteLLM 1.104.4's own: `DEFAULT_ALLOWED_FAILS`, `DEFAULT_COOLDOWN_TIME_SECONDS`, `DEFAULT_MAX_RETRIES`, `ROUTER_MAX_FALLBACKS`. */
const DEFAULTS = { allowedFails: 3, cooldownMs: 5_000, numRetries: 2, maxFallbacks: 5, timeoutMs: 6_000_000 };

/**
 * The settings that route, from both sections that LiteLLM reads them in; `router_settings` goes before `litellm_settings`.
 * @throws AppError INVALID_INPUT for what LiteLLM does not start with
 */
export function readRouterSettings(router: Section, litellm: Section): RouterSettings {
  const either = (name: string): unknown => router[name] ?? litellm[name];
  const args = asRecord(router['routing_strategy_args']);
  const allowedFails = numberOf(either('allowed_fails'));
  return {
    strategy: strategyOf(router['routing_strategy']),
    latencyBuffer: numberOf(args['lowest_latency_buffer']) ?? 0,
    numRetries: numberOf(either('num_retries')) ?? DEFAULTS.numRetries,
    maxFallbacks: numberOf(router['max_fallbacks']) ?? DEFAULTS.maxFallbacks,
    retryAfterMs: msOf(router['retry_after']) ?? 0,
    timeoutMs: msOf(router['timeout']) ?? msOf(litellm['request_timeout']) ?? DEFAULTS.timeoutMs,
    allowedFails: allowedFails === DEFAULTS.allowedFails ? undefined : allowedFails,
    cooldownMs: msOf(router['cooldown_time']) ?? DEFAULTS.cooldownMs,
    hasCooldowns: router['disable_cooldowns'] !== true,
    hasPreCallChecks: router['enable_pre_call_checks'] === true,
    fallbacks: withDefaults(readFallbacks('fallbacks', either('fallbacks')), either('default_fallbacks')),
    contextWindowFallbacks: readFallbacks('context_window_fallbacks', either('context_window_fallbacks')),
    contentPolicyFallbacks: readFallbacks('content_policy_fallbacks', either('content_policy_fallbacks')),
    ...readAliases(router['model_group_alias'] ?? litellm['model_alias_map'] ?? {}),
  };
}

function strategyOf(value: unknown): RoutingStrategy {
  if (value === undefined || value === null) return 'simple-shuffle';
  if (isRoutingStrategy(value)) return value;
  return refuse(
    `router_settings.routing_strategy is unknown: "${JSON.stringify(value).replaceAll('"', '')}"`,
    `Choose one of: ${ROUTING_STRATEGIES.join(', ')}.`,
  );
}

function readFallbacks(name: string, value: unknown): readonly FallbackEntry[] | undefined {
  if (value === undefined || value === null) return undefined;
  const remedy = 'Write a list of single entries, such as "- gpt-4o: [claude-3-5-sonnet]".';
  if (!Array.isArray(value)) refuse(`${name} must be a list`, remedy);
  return value.map((item: unknown) => {
    const entries = isRecord(item) ? Object.entries(item) : [];
    const [only] = entries;
    if (!only || entries.length > 1) return refuse(`each item of ${name} must have exactly one name`, remedy);
    return { from: only[0], to: namesOf(only[1]) };
  });
}

const namesOf = (value: unknown): readonly string[] =>
  asList(value).filter((name): name is string => typeof name === 'string');

/** Default fallbacks serve every group that has no entry of its own. */
function withDefaults(
  fallbacks: readonly FallbackEntry[] | undefined,
  value: unknown,
): readonly FallbackEntry[] | undefined {
  const names = namesOf(value);
  return names.length === 0 ? fallbacks : [...(fallbacks ?? []), { from: '*', to: names }];
}

/** Each stands for a name, or for `{ model, hidden }`. */
function readAliases(value: unknown): Pick<RouterSettings, 'aliases' | 'hiddenAliases'> {
  if (!isRecord(value)) return refuse('model_group_alias must be a mapping', 'Write "alias: name" below it.');
  const aliases = new Map<string, string>();
  const hiddenAliases = new Set<string>();
  for (const [alias, target] of Object.entries(value)) {
    const name = isRecord(target) ? target['model'] : target;
    if (typeof name === 'string') aliases.set(alias, name);
    if (isRecord(target) && target['hidden'] === true) hiddenAliases.add(alias);
  }
  return { aliases, hiddenAliases };
}
