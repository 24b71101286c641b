import type { ChatAnswer, ChatUsage } from '../../chat/chat.ts';
import { tokenUsage } from '../converse/usage.ts';

export interface TokenCounts {
  /** Without those that the cache read or wrote: Bedrock counts them apart, LiteLLM among them. */
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

export function tokensOf(usage: ChatUsage | null | undefined): TokenCounts {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = tokenUsage(usage);
  return {
    input: inputTokens,
    output: outputTokens,
    cacheRead: cacheReadInputTokens ?? 0,
    cacheWrite: cacheWriteInputTokens ?? 0,
  };
}

/** All tokens of the prompt, for the families that know no cache. */
export const promptTokensOf = (usage: ChatUsage | null | undefined): number => usage?.prompt_tokens ?? 0;

/** `amazon-bedrock-invocationMetrics`; latencies in whole milliseconds. */
export interface Metrics {
  readonly inputTokenCount: number;
  readonly outputTokenCount: number;
  readonly invocationLatency: number;
  readonly firstByteLatency: number;
  readonly cacheReadInputTokenCount?: number;
  readonly cacheWriteInputTokenCount?: number;
}

export function metricsOf(usage: ChatUsage | undefined, latencyMs: number, firstByteMs: number): Metrics {
  const { input, output, cacheRead, cacheWrite } = tokensOf(usage);
  return {
    inputTokenCount: input,
    outputTokenCount: output,
    invocationLatency: Math.round(latencyMs),
    firstByteLatency: Math.round(Math.min(latencyMs, Math.max(0, firstByteMs))),
    ...((cacheRead > 0 || cacheWrite > 0) && {
      cacheReadInputTokenCount: cacheRead,
      cacheWriteInputTokenCount: cacheWrite,
    }),
  };
}

/** The headers in which InvokeModel's whole answers carry their metrics. */
export function metricHeaders(
  { usage }: Pick<ChatAnswer, 'usage'>,
  latencyMs: number,
): Readonly<Record<string, string>> {
  const { input, output, cacheRead, cacheWrite } = tokensOf(usage);
  return {
    'x-amzn-bedrock-input-token-count': String(input),
    'x-amzn-bedrock-output-token-count': String(output),
    'x-amzn-bedrock-invocation-latency': String(Math.round(latencyMs)),
    ...((cacheRead > 0 || cacheWrite > 0) && {
      'x-amzn-bedrock-cache-read-input-token-count': String(cacheRead),
      'x-amzn-bedrock-cache-write-input-token-count': String(cacheWrite),
    }),
  };
}
