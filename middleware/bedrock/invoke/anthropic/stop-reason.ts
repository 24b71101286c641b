import type { FinishReason } from '../../../chat/chat.ts';

const OF_FINISH: Readonly<Record<FinishReason, string>> = {
  length: 'max_tokens',
  tool_calls: 'tool_use',
  function_call: 'tool_use',
  content_filter: 'refusal',
};

/**
 * Anthropic's word for how an answer ended. Some providers end tool calls with a plain `stop`, at which an agent would not go on.
 * @param native the provider's own word, which alone knows a stop sequence
 */
export function stopReasonOf(finish: FinishReason | undefined, hasCalls: boolean, native?: string): string {
  if (native === 'stop_sequence') return native;
  if (hasCalls && (finish === undefined || finish === 'stop')) return 'tool_use';
  return OF_FINISH[finish ?? 'stop'] ?? 'end_turn';
}
