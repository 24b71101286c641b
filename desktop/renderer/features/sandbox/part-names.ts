import type { SandboxEngine, SandboxPartName } from '../../../contract/sandbox.ts';

/** What a part is called where a person sees it. The stand-in for LiteLLM is never called LiteLLM. */
export function partLabel(part: SandboxPartName, engine: SandboxEngine): string {
  if (part === 'gateway') return ENGINE_LABELS[engine];
  return { postgres: 'Postgres', 'mock-llm': 'Mock backend', middleware: 'Middleware' }[part];
}

export const ENGINE_LABELS: Record<SandboxEngine, string> = {
  compatible: 'Compatible gateway',
  litellm: 'LiteLLM',
};

/** The way of a request, from the client to the provider that is played. */
export const PART_ROLES: Record<SandboxPartName, string> = {
  middleware: 'takes clients’ requests',
  gateway: 'routes them by config.yaml',
  'mock-llm': 'plays every provider',
  postgres: 'keeps keys, users and spend',
};

export const PART_ORDER: readonly SandboxPartName[] = ['middleware', 'gateway', 'mock-llm', 'postgres'];
