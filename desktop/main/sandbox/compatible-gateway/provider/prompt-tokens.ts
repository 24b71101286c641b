const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_MESSAGE = 3;

/** About how many tokens a prompt has; LiteLLM counts with the model's tokenizer, which is not needed to route. */
export function promptTokensOf(body: Readonly<Record<string, unknown>>): number {
  const { messages, input } = body;
  if (Array.isArray(messages)) {
    return messages.reduce<number>((sum, message) => sum + TOKENS_PER_MESSAGE + textTokens(message), 0);
  }
  return textTokens(input);
}

function textTokens(value: unknown): number {
  if (typeof value === 'string') return Math.ceil(value.length / CHARACTERS_PER_TOKEN);
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + textTokens(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { content, text } = value as { readonly content?: unknown; readonly text?: unknown };
  return textTokens(content ?? text);
}
