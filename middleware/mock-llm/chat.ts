import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { type Answer, mockAnswer } from './answer.ts';
import { tokensOfMessages } from './tokens.ts';

interface ChatRequest {
  readonly model: string;
  readonly messages: unknown;
  readonly maxTokens: number | undefined;
  readonly isStream: boolean;
  /** `stream_options.include_usage`. */
  readonly wantsUsage: boolean;
}

/** What is asked for in a chat body; what is missing is as OpenAI has it by default. */
export function readChat(body: Readonly<Record<string, unknown>>): ChatRequest {
  const { model, messages, max_tokens, max_completion_tokens, stream, stream_options } = body;
  const maxTokens = max_completion_tokens ?? max_tokens;
  return {
    model: typeof model === 'string' ? model : '',
    messages,
    maxTokens: typeof maxTokens === 'number' && maxTokens > 0 ? maxTokens : undefined,
    isStream: stream === true,
    wantsUsage:
      typeof stream_options === 'object' &&
      stream_options !== null &&
      'include_usage' in stream_options &&
      stream_options.include_usage === true,
  };
}

const usageOf = (messages: unknown, { completionTokens }: Answer) => {
  const promptTokens = tokensOfMessages(messages);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
};

const head = (object: string, model: string) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

const finishReason = ({ isCut }: Answer) => (isCut ? 'length' : 'stop');

/** A whole answer in OpenAI's chat shape. */
export function chatAnswer({ model, messages, maxTokens }: ChatRequest): object {
  const answer = mockAnswer(model, maxTokens);
  return {
    ...head('chat.completion', model),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answer.pieces.join(''), refusal: null },
        logprobs: null,
        finish_reason: finishReason(answer),
      },
    ],
    usage: usageOf(messages, answer),
    system_fingerprint: null,
  };
}

/** The same as server-sent events, with a pause before each but the first. */
export async function streamChat(
  { model, messages, maxTokens, wantsUsage }: ChatRequest,
  response: Response,
  pauseBetween: () => Promise<void>,
): Promise<void> {
  const answer = mockAnswer(model, maxTokens);
  const shared = head('chat.completion.chunk', model);
  const send = (choices: readonly object[], rest: object = {}): void => {
    response.write(`data: ${JSON.stringify({ ...shared, choices, ...rest })}\n\n`);
  };
  const piece = (delta: object, finish: string | null = null): void =>
    send([{ index: 0, delta, logprobs: null, finish_reason: finish }]);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  piece({ role: 'assistant', content: '' });
  for (const content of answer.pieces) {
    await pauseBetween();
    if (response.destroyed) return;
    piece({ content });
  }
  piece({}, finishReason(answer));
  if (wantsUsage) send([], { usage: usageOf(messages, answer) });
  response.end('data: [DONE]\n\n');
}
