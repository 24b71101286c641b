import { randomUUID } from 'node:crypto';
import type { ChatAnswer, ChatMessage, ChatUsage } from '../../../chat/chat.ts';
import { toolUseBlock } from '../../converse/tool-input.ts';
import { firstChoice, textOf } from '../answer.ts';
import type { Fields } from '../fields.ts';
import { tokensOf } from '../usage.ts';
import { stopReasonOf } from './stop-reason.ts';

/**
 * A whole answer in the shape of Anthropic's Messages.
 * @param body the request: with one stop sequence, that was met; which of several, LiteLLM does not say
 */
export function anthropicAnswer(answer: ChatAnswer, modelId: string, { stop_sequences }: Fields): object {
  const { message, finishReason, nativeReason } = firstChoice(answer);
  const stopReason = stopReasonOf(finishReason, (message.tool_calls?.length ?? 0) > 0, nativeReason);
  const met: readonly unknown[] =
    stopReason === 'stop_sequence' && Array.isArray(stop_sequences) ? stop_sequences : [];
  return {
    id: messageId(answer.id),
    type: 'message',
    role: 'assistant',
    model: answer.model ?? modelId,
    content: contentOf(message),
    stop_reason: stopReason,
    stop_sequence: met.length === 1 ? met[0] : null,
    usage: usageOf(answer.usage),
  };
}

/** Begins as Anthropic's do on Bedrock, and keeps LiteLLM's own id to be found by. */
export const messageId = (id: string = randomUUID()): string =>
  id.startsWith('msg_') ? id : `msg_bdrk_${id.replace(/^chatcmpl-/, '')}`;

export function usageOf(usage: ChatUsage | null | undefined): object {
  const { input, output, cacheRead, cacheWrite } = tokensOf(usage);
  return {
    input_tokens: input,
    cache_creation_input_tokens: cacheWrite,
    cache_read_input_tokens: cacheRead,
    output_tokens: output,
  };
}

function contentOf(message: ChatMessage): readonly Fields[] {
  const text = textOf(message);
  return [
    ...thinkingOf(message),
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...(message.tool_calls ?? []).map((call) => {
      const { toolUseId, name, input } = toolUseBlock(call).toolUse;
      return { type: 'tool_use', id: toolUseId, name, input };
    }),
  ];
}

function thinkingOf({ thinking_blocks, reasoning_content }: ChatMessage): readonly Fields[] {
  if (thinking_blocks && thinking_blocks.length > 0)
    return thinking_blocks.map((block) =>
      block.type === 'thinking'
        ? { type: block.type, thinking: block.thinking, signature: block.signature ?? '' }
        : { type: block.type, data: block.data },
    );
  return reasoning_content ? [{ type: 'thinking', thinking: reasoning_content, signature: '' }] : [];
}
