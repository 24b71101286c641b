import type { CacheControl } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { choiceAt, isGiven, objectAt, refuseOthers } from './fields.ts';

/** What a cache point comes after: LiteLLM carries it as a mark on that. */
export interface Cacheable {
  cache_control?: CacheControl;
}

export interface CachePointBlock {
  readonly cachePoint: { readonly type: 'default'; readonly ttl?: '5m' | '1h' };
}

const MEMBERS = new Set(['type', 'ttl']);

/**
 * Marks what stands before a `cachePoint`.
 * @throws Refusal when nothing that can be marked does, or when it is marked already
 */
export function markCachePoint(before: Cacheable | undefined, value: unknown, path: string): void {
  const point = objectAt(value, path);
  refuseOthers(point, MEMBERS, path);
  choiceAt(point['type'], ['default'], `${path}.type`);
  if (before === undefined)
    throw invalid(
      path,
      `The field ${path} has nothing before it that could be cached. Put it after some content.`,
    );
  if (before.cache_control !== undefined)
    throw invalid(path, `The field ${path} comes right after another cache point. Leave one out.`);
  before.cache_control = isGiven(point['ttl'])
    ? { type: 'ephemeral', ttl: choiceAt(point['ttl'], ['5m', '1h'], `${path}.ttl`) }
    : { type: 'ephemeral' };
}

/** The block that `control` stands for. */
export const cachePointOf = (control: CacheControl): CachePointBlock => ({
  cachePoint: { type: 'default', ...(control.ttl !== undefined && { ttl: control.ttl }) },
});
