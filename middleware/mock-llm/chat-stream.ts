import type { Response } from 'express';
import type { Answer } from './answer.ts';
import { callId, chatHead, chatUsage, withThinking } from './chat.ts';
import { failureBody } from './failures.ts';
import type { Piece } from './pieces.ts';
import type { StreamWriter } from './stream.ts';

/** An answer as OpenAI's server-sent events. */
export function chatStream(
  answer: Answer,
  response: Response,
  { wantsUsage }: { readonly wantsUsage: boolean },
): StreamWriter {
  const shared = chatHead('chat.completion.chunk', answer.model);
  const send = (choices: readonly object[], rest: object = {}): void =>
    void response.write(`data: ${JSON.stringify({ ...shared, choices, ...rest })}\n\n`);
  const choice = (delta: object, finish: string | null = null): void =>
    send([{ index: 0, delta, logprobs: null, finish_reason: finish }]);
  return {
    begin: () => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
      });
      choice({ role: 'assistant', content: '' });
    },
    piece: (piece) => choice(deltaOf(piece)),
    fail: (failure) => void response.write(`data: ${JSON.stringify(failureBody(failure, answer.model))}\n\n`),
    end: () => {
      choice({}, answer.finish);
      if (wantsUsage) send([], { usage: chatUsage(answer) });
      response.end('data: [DONE]\n\n');
    },
  };
}

function deltaOf(piece: Piece): object {
  switch (piece.kind) {
    case 'text':
      return { content: piece.text };
    case 'thought':
      return { content: '', ...withThinking([{ type: 'thinking', thinking: piece.text }], piece.text) };
    case 'signature':
      // LiteLLM repeats all thoughts beside the signature, though each was sent already (1.104.4, llms/anthropic/chat/handler.py).
      return {
        content: '',
        ...withThinking([{ type: 'thinking', thinking: piece.whole, signature: piece.signature }], ''),
      };
    case 'redacted':
      return { content: '', ...withThinking([{ type: 'redacted_thinking', data: piece.data }], undefined) };
    case 'call': {
      const { index, id, name } = piece;
      return {
        tool_calls: [{ index, id: callId(id), type: 'function', function: { name, arguments: '' } }],
      };
    }
    case 'arguments':
      return { tool_calls: [{ index: piece.index, function: { arguments: piece.text } }] };
  }
}
