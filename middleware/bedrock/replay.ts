import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { ChatChunk, ChatUsage } from '../chat/chat.ts';
import type { Replay } from '../history/history.ts';
import { answerHeaders } from './answer-headers.ts';
import type { BedrockCall } from './call.ts';
import { encodeEvent, EVENT_STREAM_TYPE } from './event-stream.ts';
import { sendAnswer } from './whole.ts';

/** The stored answer of a request that was answered before, whole or as a stream, as it was asked. */
export function replayAsBedrock(
  bedrock: BedrockCall,
  { answer }: Replay,
  response: ServerResponse,
  call: Call,
): void {
  const { message, finishReason: finish_reason } = answer;
  const usage = answer.usage as ChatUsage | undefined;
  response.setHeader('x-gatehouse-replayed', 'true');
  if (!bedrock.isStream) {
    const chat = { choices: [{ index: 0, message, finish_reason }], ...(usage && { usage }) };
    sendAnswer(response, call, JSON.stringify(bedrock.answer(chat, 0)));
    return;
  }
  const tool_calls = message.tool_calls?.map((toolCall, index) => ({ index, ...toolCall }));
  const delta = {
    content: typeof message.content === 'string' ? message.content : null,
    ...(message.reasoning_content != null && { reasoning_content: message.reasoning_content }),
    ...(message.thinking_blocks && { thinking_blocks: message.thinking_blocks }),
    ...(tool_calls && { tool_calls }),
  };
  const chunks: readonly ChatChunk[] = [
    { choices: [{ index: 0, delta, finish_reason: null }] },
    { choices: [{ index: 0, delta: {}, finish_reason }], ...(usage && { usage }) },
  ];
  const translator = bedrock.events();
  const events = [...chunks.flatMap((chunk) => translator.chunk(chunk)), ...translator.end(0)];
  call.isStream = true;
  response.writeHead(200, answerHeaders(call, EVENT_STREAM_TYPE));
  response.end(Buffer.concat(events.map(encodeEvent)));
}
