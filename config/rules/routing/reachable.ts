import { asRecord } from '../../deployments.ts';
import type { Subject } from '../rule.ts';

/** A test for names that fit `openai/*`; LiteLLM's `*` stands for anything. Takes the earliest place of each part, so it never looks back. */
function fitting(wildcard: string): (name: string) => boolean {
  const parts = wildcard.split('*');
  const last = parts.pop() ?? '';
  const first = parts.shift() ?? '';
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const part of parts) {
      const found = name.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= name.length - last.length;
  };
}

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
  const wildcards = [...names].filter((name) => name.includes('*')).map(fitting);
  return (name) => names.has(name) || others.has(name) || wildcards.some((fits) => fits(name));
}
