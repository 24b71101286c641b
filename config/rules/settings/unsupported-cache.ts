import { asRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { CACHE_TYPES } from '../facts/caches.ts';
import { changeTo, writeAt } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, listed, quoted } from '../parts/words.ts';
import type { Finding, Rule, Settings, Subject } from '../rule.ts';

const PARAMS: Path = ['litellm_settings', 'cache_params'];
const TYPE: Path = [...PARAMS, 'type'];

/** Any of these says where Redis is. */
const REDIS_PLACES = ['host', 'url', 'redis_startup_nodes', 'sentinel_nodes', 'redis_url', 'service_name'];

/** The cache that is set does not fit this gateway, or cannot start anywhere. */
export const unsupportedCache: Rule = {
  name: 'unsupported-cache',
  needsWhole: false,
  find: (subject) => {
    const params = asRecord(subject.litellm['cache_params']);
    const type = params['type'];
    if (subject.litellm['cache'] !== true) return withoutCache(subject);
    if (type === undefined || type === null) return withoutType(params, subject);
    if (typeof type !== 'string') return [];
    if (!(CACHE_TYPES as readonly string[]).includes(type)) return unknownType(type);
    const served = subject.context.cacheTypes;
    if (served !== null && !served.includes(type))
      return [
        {
          severity: 'error',
          path: TYPE,
          message: `This gateway has no such cache; it serves ${listed(served)}, not ${quoted(type)}`,
          ...(served.length === 1 && served[0] !== undefined && { fix: changeTo(served[0]) }),
        },
      ];
    return [...redisWithoutPlace(type, params, subject), ...incomplete(type, params)];
  },
};

function withoutCache({ litellm }: Subject): readonly Finding[] {
  if (litellm['cache_params'] === undefined || litellm['cache'] !== undefined) return [];
  return [
    {
      severity: 'warning',
      path: PARAMS,
      at: 'key',
      message: 'Nothing is cached until litellm_settings.cache is true: these parameters are not read',
      fix: writeAt('Write "cache: true"', ['litellm_settings', 'cache'], true),
    },
  ];
}

const unknownType = (type: string): readonly Finding[] => {
  const meant = nearest(type.replaceAll('_', '-'), CACHE_TYPES) ?? nearest(type, CACHE_TYPES);
  return [
    {
      severity: 'error',
      path: TYPE,
      message: `LiteLLM does not start with a cache type that it does not know: ${quoted(type)}${meant === undefined ? `. Choose one of ${listed(CACHE_TYPES, 'or')}` : didYouMean(meant)}`,
      ...(meant !== undefined && { fix: changeTo(meant) }),
    },
  ];
};

function withoutType(params: Settings, { context }: Subject): readonly Finding[] {
  if (Object.keys(params).length === 0) return [];
  // The proxy takes Redis for a cache without parameters, and its own memory for one with parameters and no type.
  const meant = context.cacheTypes?.[0] ?? 'redis';
  return [
    {
      severity: 'warning',
      path: PARAMS,
      at: 'key',
      message: `A cache with parameters and without a type is kept in the memory of each instance: write the type, such as ${quoted(meant)}`,
      fix: writeAt(`Write "type: ${meant}"`, TYPE, meant),
    },
  ];
}

/** Without a place in the config LiteLLM looks for REDIS_HOST, REDIS_PORT or REDIS_URL in its environment. */
function redisWithoutPlace(type: string, params: Settings, { context }: Subject): readonly Finding[] {
  if (!type.startsWith('redis') || REDIS_PLACES.some((name) => params[name] !== undefined)) return [];
  const names = context.environmentNames;
  if (names === null || names.some((name) => /^REDIS_(HOST|URL|CLUSTER_NODES|SENTINEL_NODES)$/.test(name)))
    return [];
  return [
    {
      severity: 'error',
      path: TYPE,
      message: 'Nothing says where Redis is: set host and port here, or provide REDIS_HOST and REDIS_PORT',
    },
  ];
}

/** What a cache cannot be made without. Source: the constructors of LiteLLM 1.104.4's caches. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'redis-semantic': ['similarity_threshold'],
  'valkey-semantic': ['similarity_threshold'],
  'qdrant-semantic': ['qdrant_collection_name', 'similarity_threshold'],
  s3: ['s3_bucket_name'],
  'azure-blob': ['azure_account_url', 'azure_blob_container'],
};

function incomplete(type: string, params: Settings): readonly Finding[] {
  const missing = (NEEDED[type] ?? []).filter((name) => params[name] === undefined || params[name] === null);
  if (missing.length === 0) return [];
  return [
    {
      severity: 'error',
      path: TYPE,
      message: `A cache of type ${quoted(type)} cannot be made without ${listed(missing)}: set it beside`,
    },
  ];
}
