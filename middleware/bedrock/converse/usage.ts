import type { ChatUsage } from '../../chat/chat.ts';
import { isFields } from './fields.ts';

/** Tokens as Bedrock counts them: `inputTokens` are those that no cache had a part in. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  readonly cacheDetails?: readonly { readonly ttl: '5m' | '1h'; readonly inputTokens: number }[];
}

/** LiteLLM's `prompt_tokens` hold what was read from the cache and written to it; without any usage, zeros, since Bedrock's shape wants numbers. */
export function tokenUsage(usage: ChatUsage | null | undefined): TokenUsage {
  const prompt = usage?.prompt_tokens ?? 0;
  const outputTokens = usage?.completion_tokens ?? 0;
  const details = usage?.prompt_tokens_details;
  const read = usage?.cache_read_input_tokens ?? details?.cached_tokens;
  const written = usage?.cache_creation_input_tokens ?? details?.cache_creation_tokens;
  const cacheDetails = cacheDetailsOf(details);
  return {
    inputTokens: Math.max(0, prompt - (read ?? 0) - (written ?? 0)),
    outputTokens,
    totalTokens: usage?.total_tokens ?? prompt + outputTokens,
    ...(typeof read === 'number' && { cacheReadInputTokens: read }),
    ...(typeof written === 'number' && { cacheWriteInputTokens: written }),
    ...(cacheDetails.length > 0 && { cacheDetails }),
  };
}

const TTLS = { '5m': 'ephemeral_5m_input_tokens', '1h': 'ephemeral_1h_input_tokens' } as const;

function cacheDetailsOf(details: unknown): { ttl: '5m' | '1h'; inputTokens: number }[] {
  const written = isFields(details) ? details['cache_creation_token_details'] : undefined;
  if (!isFields(written)) return [];
  return (['5m', '1h'] as const).flatMap((ttl) => {
    const inputTokens = written[TTLS[ttl]];
    return typeof inputTokens === 'number' && inputTokens > 0 ? [{ ttl, inputTokens }] : [];
  });
}
