import type { Deployment } from '../config/deployment.ts';

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface Cost {
  readonly input: number;
  readonly output: number;
  readonly total: number;
}

/** USD; 0 for a model whose price the config does not say. */
export function costOf({ price }: Deployment, { promptTokens, completionTokens }: TokenUsage): Cost {
  const input = promptTokens * (price.input ?? 0);
  const output = completionTokens * (price.output ?? 0);
  return { input, output, total: input + output };
}

/** The `usage` of a provider's answer; zeros where it has none. */
export function usageOf(answer: unknown): TokenUsage {
  const { usage } = (answer ?? {}) as { readonly usage?: unknown };
  const { prompt_tokens, completion_tokens } = (usage ?? {}) as Readonly<Record<string, unknown>>;
  return { promptTokens: count(prompt_tokens), completionTokens: count(completion_tokens) };
}

/** What a column of whole numbers holds. */
const MOST_TOKENS = 1_000_000_000;

const count = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), MOST_TOKENS) : 0;
