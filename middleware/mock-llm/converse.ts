import { mockAnswer } from './answer.ts';
import { tokensOfMessages } from './tokens.ts';

/** A whole answer in the shape of Bedrock's Converse. */
export function converseAnswer(
  model: string,
  body: Readonly<Record<string, unknown>>,
  latencyMs: number,
): object {
  const { messages, inferenceConfig } = body;
  const answer = mockAnswer(model, maxTokensOf(inferenceConfig));
  const inputTokens = tokensOfMessages(messages);
  return {
    output: { message: { role: 'assistant', content: [{ text: answer.pieces.join('') }] } },
    stopReason: answer.isCut ? 'max_tokens' : 'end_turn',
    usage: {
      inputTokens,
      outputTokens: answer.completionTokens,
      totalTokens: inputTokens + answer.completionTokens,
    },
    metrics: { latencyMs },
  };
}

function maxTokensOf(config: unknown): number | undefined {
  if (typeof config !== 'object' || config === null || !('maxTokens' in config)) return undefined;
  return typeof config.maxTokens === 'number' && config.maxTokens > 0 ? config.maxTokens : undefined;
}

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
};

/** The name that Bedrock gives to a failure, in the header `x-amzn-errortype`. */
export const exceptionOf = (status: number): string => EXCEPTIONS[status] ?? 'InternalServerException';
