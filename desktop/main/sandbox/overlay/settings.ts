import { asList, asRecord } from '../../../../config/deployments.ts';

type Settings = Readonly<Record<string, unknown>>;

const without = (settings: Settings, isDropped: (name: string) => boolean): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !isDropped(name)));

/** What a cache in the gateway's own memory understands of `cache_params`. */
const LOCAL_CACHE = [
  'mode',
  'namespace',
  'supported_call_types',
  'ttl',
  'default_in_memory_ttl',
  'max_connections_in_memory',
];

/** Callbacks that watch limits inside the gateway; all others send what they see to somebody. */
const LOCAL_CALLBACKS = ['dynamic_rate_limiter', 'dynamic_rate_limiter_v3'];

/** S3, Langsmith, Langfuse, Datadog and so on; files of Python that are not here; services that are asked. */
const REACHES_OUT =
  /callback|langfuse|langsmith|datadog|^(guardrails|default_team_settings|global_prompt_\w+|key_management_\w+|custom_provider_map|custom_\w+_handler|proxy_url|telemetry|mcp_\w+|public_\w+_url)$/;

export function localLitellmSettings(settings: Settings): Settings {
  const callbacks = asList(settings['callbacks']).filter((name) => LOCAL_CALLBACKS.includes(String(name)));
  const cache = Object.entries(asRecord(settings['cache_params'])).filter(([name]) =>
    LOCAL_CACHE.includes(name),
  );
  return {
    ...without(settings, (name) => REACHES_OUT.test(name)),
    ...(callbacks.length > 0 && { callbacks }),
    // Without a type the cache would be Redis.
    ...((settings['cache'] !== undefined || settings['cache_params'] !== undefined) && {
      cache_params: { ...Object.fromEntries(cache), type: 'local' },
    }),
  };
}

/** Redis is where several instances meet; here there is one. */
export const localRouterSettings = (settings: Settings): Settings =>
  without(settings, (name) => /^redis_|^alerting|^cache_kwargs$|^assistants_config$/.test(name));

/** Other databases and secret stores, sign-in by others, alerts, routes to elsewhere, files of Python. */
const NOT_LOCAL =
  /^(database_|alert|custom_|key_management_|pass_through_|litellm_jwtauth|enable_jwt_auth|enable_oauth2|use_redis_|master_key$|store_model_in_db$|infer_model_from_keys$|mcp_|vector_store|oauth2_config)/;

/** Written once a second whatever the config says, so that the read-out of shares follows the traffic. Seconds. */
const WRITE_SPEND_AFTER = 1;

export const localGeneralSettings = (settings: Settings): Settings => ({
  ...without(settings, (name) => NOT_LOCAL.test(name)),
  proxy_batch_write_at: WRITE_SPEND_AFTER,
  // What the API adds would outlive the config that is tried here.
  store_model_in_db: false,
});
