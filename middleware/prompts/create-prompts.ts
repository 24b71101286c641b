import { fillPrompt } from './fill-prompt.ts';
import { createGetPrompt, type GetPromptOptions } from './get-prompt.ts';
import { createPromptCache } from './prompt-cache.ts';
import type { Prompts } from './prompts.ts';
import { readStoredPrompt, type StoredPrompt } from './stored-prompt.ts';

export interface PromptsOptions extends Omit<GetPromptOptions, 'timeoutMs'> {
  /** How long a read prompt serves. A version never changes, but it may be deleted. */
  readonly ttlMs: number;
  readonly maxEntries: number;
  /** The same as `ttlMs` for working drafts, which change as they are worked on; 10 s, or `ttlMs` if that is less. */
  readonly draftTtlMs?: number;
  /** How long after its time a prompt serves on while Bedrock throttles or does not answer; 10 minutes. */
  readonly staleMs?: number;
  /** All kept prompts together; 32 MiB. */
  readonly maxSizeBytes?: number;
  /** For one GetPrompt with its retry; 5 s. */
  readonly timeoutMs?: number;
  /** Milliseconds that never go back; the process's own. */
  readonly now?: () => number;
}

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;

/**
 * Bedrock's managed prompts, read with the gateway's own role and kept for all callers: which prompts can be used is that role's
 * policy to say. While Bedrock throttles, fails or cannot be reached, a prompt that was read before serves on for `staleMs`
 * after its time; one that was deleted, or that the role may no longer read, ends with its time.
 */
export function createPrompts(options: PromptsOptions): Prompts {
  const { ttlMs, maxEntries, draftTtlMs = 10_000, staleMs = 10 * MINUTE_MS } = options;
  const { maxSizeBytes = 32 * MIB, timeoutMs = 5_000, now = () => performance.now() } = options;
  const getPrompt = createGetPrompt({ ...options, timeoutMs });
  const cache = createPromptCache<StoredPrompt>({ maxEntries, maxSizeBytes, staleMs, now });
  return {
    fill: async (address, variables) => {
      const { arn, version } = address;
      const freshMs = version === undefined ? Math.min(draftTtlMs, ttlMs) : ttlMs;
      const prompt = await cache.get(`${arn}:${version ?? 'DRAFT'}`, freshMs, async () =>
        readStoredPrompt(await getPrompt(address)),
      );
      return fillPrompt(prompt, variables);
    },
  };
}
