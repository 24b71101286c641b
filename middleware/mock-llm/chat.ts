import { randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Reasoning } from './reasoning.ts';

/** A whole answer in OpenAI's chat shape, with LiteLLM's additions for models that think. */
export function chatAnswer(answer: Answer): object {
  const { reasoning, text, calls } = answer;
  return {
    ...chatHead('chat.completion', answer.model),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: text.length === 0 && calls.length > 0 ? null : text.join(''),
          refusal: null,
          ...(reasoning && thinking(reasoning)),
          ...(calls.length > 0 && {
            tool_calls: calls.map(({ id, name, input }) => ({
              id: callId(id),
              type: 'function',
              function: { name, arguments: JSON.stringify(input) },
            })),
          }),
        },
        logprobs: null,
        finish_reason: answer.finish,
      },
    ],
    usage: chatUsage(answer),
    system_fingerprint: null,
  };
}

export const chatHead = (object: string, model: string) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

export const callId = (id: string): string => `call_${id}`;

function thinking(reasoning: Reasoning): object {
  const isRedacted = 'redacted' in reasoning;
  const thoughts = isRedacted ? '' : reasoning.pieces.join('');
  const block = isRedacted
    ? { type: 'redacted_thinking', data: reasoning.redacted }
    : { type: 'thinking', thinking: thoughts, signature: reasoning.signature };
  return withThinking([block], isRedacted ? undefined : thoughts);
}

/** LiteLLM says the blocks twice. */
export const withThinking = (blocks: readonly object[], reasoningContent: string | undefined): object => ({
  ...(reasoningContent !== undefined && { reasoning_content: reasoningContent }),
  thinking_blocks: blocks,
  provider_specific_fields: { thinking_blocks: blocks },
});

/** Cached tokens are told both as OpenAI does and as LiteLLM does for Anthropic, and only when there are some. */
export function chatUsage({ prompt, completionTokens, reasoning }: Answer): object {
  const { total, cacheRead, cacheWritten } = prompt;
  return {
    prompt_tokens: total,
    completion_tokens: completionTokens,
    total_tokens: total + completionTokens,
    ...(cacheRead + cacheWritten > 0 && {
      prompt_tokens_details: { cached_tokens: cacheRead, cache_creation_tokens: cacheWritten },
      cache_read_input_tokens: cacheRead,
      cache_creation_input_tokens: cacheWritten,
    }),
    ...(reasoning && { completion_tokens_details: { reasoning_tokens: reasoning.tokens } }),
  };
}
