import type { ChatAnswer, ChatMessage, FinishReason } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';

export interface FirstChoice {
  readonly message: ChatMessage;
  readonly finishReason: FinishReason;
  /** The provider's own word where LiteLLM has changed it, `stop_sequence` for one. */
  readonly nativeReason: string | undefined;
}

/** The only answer that there is: InvokeModel cannot ask for more. @throws Refusal `bad_gateway` when there is none */
export function firstChoice({ choices }: ChatAnswer): FirstChoice {
  const [choice] = choices;
  if (!choice) throw new Refusal('bad_gateway', 'The model gave no answer. Try again.');
  const native = choice.provider_specific_fields?.['native_finish_reason'];
  return {
    message: choice.message,
    finishReason: choice.finish_reason ?? 'stop',
    nativeReason: typeof native === 'string' ? native : undefined,
  };
}

/** The text of an answer, for the families that have nothing else. */
export function textOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => ('text' in part ? part.text : '')).join('');
}
