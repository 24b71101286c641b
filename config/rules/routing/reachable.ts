import { asRecord } from '../../deployments.ts';
import type { Subject } from '../rule.ts';

/** `openai/*` as a pattern; LiteLLM's `*` stands for anything. */
const patternOf = (name: string): RegExp =>
  new RegExp(
    `^${name
      .split('*')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/**
 * Whether a call for a name would find a deployment: by public name, deployment id, alias, routing group or wildcard.
 */
export function reachable(subject: Subject): (name: string) => boolean {
  const { names, deployments, router, litellm } = subject;
  const others = new Set<string>([
    ...Object.keys(asRecord(router['model_group_alias'])),
    ...Object.keys(asRecord(litellm['model_alias_map'])),
  ]);
  for (const { id } of deployments) if (id !== undefined) others.add(id);
  if (Array.isArray(router['routing_groups']))
    for (const group of router['routing_groups'] as unknown[]) {
      const name = asRecord(group)['group_name'];
      if (typeof name === 'string') others.add(name);
    }
  const wildcards = [...names].filter((name) => name.includes('*')).map(patternOf);
  return (name) => names.has(name) || others.has(name) || wildcards.some((pattern) => pattern.test(name));
}
