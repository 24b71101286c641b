/** What the rules need to know about where a config will run. */
export interface ConfigContext {
  /** Names for `os.environ/NAME` that the gateway provides; null when that is not known. */
  readonly environmentNames: readonly string[] | null;
  readonly hasOutboundNetwork: boolean;
  /** `litellm_settings.cache_params.type` values that can be served; null when not known. */
  readonly cacheTypes: readonly string[] | null;
  /** LiteLLM's version, such as "1.104.4". */
  readonly litellmVersion: string;
}
