/** `litellm_settings.cache_params.type`. Source: `LiteLLMCacheType` of LiteLLM 1.104.4. */
export const CACHE_TYPES = [
  'local',
  'redis',
  'redis-semantic',
  'valkey-semantic',
  's3',
  'disk',
  'qdrant-semantic',
  'azure-blob',
  'gcs',
] as const;
