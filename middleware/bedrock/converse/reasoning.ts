import type { ThinkingBlock } from '../../chat/chat.ts';

export interface ReasoningBlock {
  readonly reasoningContent:
    | { readonly reasoningText: { readonly text: string; readonly signature?: string } }
    | { readonly redactedContent: string };
}

/** A message's reasoning: its thinking blocks, else the plain text that some providers give instead. */
export function reasoningBlocks(
  thinking: readonly ThinkingBlock[] | null | undefined,
  text: string | null | undefined,
): ReasoningBlock[] {
  if (thinking && thinking.length > 0) return thinking.map(reasoningBlock);
  return text ? [{ reasoningContent: { reasoningText: { text } } }] : [];
}

const reasoningBlock = (block: ThinkingBlock): ReasoningBlock => ({
  reasoningContent:
    block.type === 'redacted_thinking'
      ? { redactedContent: asBase64(block.data) }
      : { reasoningText: { text: block.thinking, ...(block.signature && { signature: block.signature }) } },
});

/** SDKs read it as base64, and send the same text back; Anthropic's and Bedrock's is base64 already. */
export const asBase64 = (data: string): string =>
  /[^A-Za-z0-9+/=]/.test(data) || data.length % 4 !== 0 ? Buffer.from(data, 'utf8').toString('base64') : data;
