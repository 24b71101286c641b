import type { CacheControl } from '../../../chat/chat.ts';
import { type Fields, fieldsOf, oneOf, onlyOf, optional } from '../fields.ts';

const NAMES = new Set(['type', 'ttl']);

/** `cache_control` of a block or tool, as an object to spread into what carries it. */
export function cacheOf(fields: Fields, at: string): { readonly cache_control?: CacheControl } {
  const cache_control = optional(fields, 'cache_control', at, readCacheControl);
  return cache_control === undefined ? {} : { cache_control };
}

function readCacheControl(value: unknown, field: string): CacheControl {
  const fields = fieldsOf(value, field);
  onlyOf(fields, NAMES, field, 'cache_control');
  const type = oneOf(fields['type'], `${field}.type`, ['ephemeral']);
  const ttl = optional(fields, 'ttl', field, readTtl);
  return ttl === undefined ? { type } : { type, ttl };
}

const readTtl = (value: unknown, field: string): '5m' | '1h' => oneOf(value, field, ['5m', '1h']);
