import type { Answer } from './answer.ts';
import { type Fields, listOf } from './fields.ts';

/** A whole answer in the shape of Bedrock's Converse. */
export const converseAnswer = (answer: Answer, asked: Fields, latencyMs: number): object => ({
  output: { message: { role: 'assistant', content: contentOf(answer) } },
  ...converseStop(answer, asked),
  usage: converseUsage(answer),
  metrics: { latencyMs },
});

function contentOf({ reasoning, text, calls }: Answer): readonly object[] {
  const thoughts =
    reasoning === undefined
      ? []
      : 'redacted' in reasoning
        ? [{ reasoningContent: { redactedContent: reasoning.redacted } }]
        : [
            {
              reasoningContent: {
                reasoningText: { text: reasoning.pieces.join(''), signature: reasoning.signature },
              },
            },
          ];
  return [
    ...thoughts,
    ...(text.length > 0 || calls.length === 0 ? [{ text: text.join('') }] : []),
    ...calls.map(({ id, name, input }) => ({ toolUse: { toolUseId: useId(id), name, input } })),
  ];
}

export const useId = (id: string): string => `tooluse_${id}`;

const STOP_REASONS: Readonly<Record<string, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  content_filter: 'content_filtered',
};

/** Why it ended, and which sequence ended it for those who ask with `additionalModelResponseFieldPaths`, as Anthropic's models do. */
export function converseStop({ finish, stopSequence }: Answer, asked: Fields): object {
  const isAsked = listOf(asked['additionalModelResponseFieldPaths']).includes('/stop_sequence');
  return {
    stopReason:
      stopSequence !== undefined && finish === 'stop' ? 'stop_sequence' : (STOP_REASONS[finish] ?? finish),
    ...(isAsked && { additionalModelResponseFields: { stop_sequence: stopSequence ?? null } }),
  };
}

/** Bedrock's input tokens are those that no cache had a part in. */
export function converseUsage({ prompt, completionTokens }: Answer): object {
  const { total, cacheRead, cacheWritten } = prompt;
  return {
    inputTokens: total - cacheRead - cacheWritten,
    outputTokens: completionTokens,
    totalTokens: total + completionTokens,
    ...(cacheRead + cacheWritten > 0 && {
      cacheReadInputTokens: cacheRead,
      cacheWriteInputTokens: cacheWritten,
    }),
  };
}

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  413: 'ValidationException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
};

/** The name that Bedrock gives to a failure, in the header `x-amzn-errortype`. */
export const exceptionOf = (status: number): string => EXCEPTIONS[status] ?? 'InternalServerException';
