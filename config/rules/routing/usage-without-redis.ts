import { asRecord } from '../../deployments.ts';
import { quoted } from '../parts/words.ts';
import type { Rule, Subject } from '../rule.ts';

/** A strategy that counts tokens of all instances counts only its own without a place where they meet. */
export const usageWithoutRedis: Rule = {
  name: 'usage-without-redis',
  needsWhole: true,
  find: (subject) => {
    const strategy = subject.router['routing_strategy'];
    if (strategy !== 'usage-based-routing' && strategy !== 'usage-based-routing-v2') return [];
    if (hasRedis(subject)) return [];
    return [
      {
        severity: 'info',
        path: ['router_settings', 'routing_strategy'],
        message: `Without Redis each instance of the gateway counts only its own tokens under ${quoted(strategy)}: set router_settings.redis_host, or a redis cache`,
      },
    ];
  },
};

function hasRedis({ router, litellm, general }: Subject): boolean {
  if (['redis_host', 'redis_url', 'cache_kwargs'].some((name) => router[name] !== undefined)) return true;
  if (general['coordination_redis'] !== undefined) return true;
  const type = asRecord(litellm['cache_params'])['type'];
  return (
    litellm['cache'] === true &&
    (type === undefined || (typeof type === 'string' && type.startsWith('redis')))
  );
}
