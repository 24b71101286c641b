import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { ChatBody } from '../chat/chat.ts';
import type { Replay } from '../history/history.ts';
import { sendJson } from '../http/send-json.ts';

/** Tells a client that it sees the answer of its earlier attempt. */
const REPLAYED = 'x-gatehouse-replayed';

/** The stored answer of a request that was answered before, whole or as a stream, as it was asked. */
export function replayAsOpenAi(
  { sessionId, answer }: Replay,
  { model, stream, stream_options }: ChatBody,
  call: Call,
  response: ServerResponse,
): void {
  const { message, finishReason: finish_reason, usage } = answer;
  const shared = {
    session_id: sessionId,
    id: `chatcmpl-${call.id}`,
    created: Math.floor(Date.now() / 1000),
    model: answer.model ?? model,
  };
  response.setHeader('x-litellm-call-id', call.id);
  response.setHeader('x-session-id', sessionId);
  response.setHeader(REPLAYED, 'true');
  if (stream !== true) {
    const choices = [{ index: 0, message, finish_reason }];
    sendJson(response, 200, { ...shared, object: 'chat.completion', choices, usage });
    return;
  }
  call.isStream = true;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const send = (rest: object): void =>
    void response.write(
      `data: ${JSON.stringify({ ...shared, object: 'chat.completion.chunk', ...rest })}\n\n`,
    );
  const tool_calls = message.tool_calls?.map((toolCall, index) => ({ index, ...toolCall }));
  send({
    choices: [{ index: 0, delta: { ...message, ...(tool_calls && { tool_calls }) }, finish_reason: null }],
  });
  send({ choices: [{ index: 0, delta: {}, finish_reason }] });
  if (usage && wantsUsage(stream_options)) send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

const wantsUsage = (options: unknown): boolean =>
  typeof options === 'object' &&
  options !== null &&
  'include_usage' in options &&
  options.include_usage === true;
