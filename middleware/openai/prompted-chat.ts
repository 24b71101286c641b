import { readConverse } from '../bedrock/converse/read-converse.ts';
import type { Call } from '../calls/call.ts';
import type { ChatBody } from '../chat/chat.ts';
import type { Gateway } from '../gateway.ts';
import type { Leaving } from '../http/leaving.ts';
import { readPromptVariables } from '../prompts/prompt-variables.ts';
import type { PromptAddress } from '../prompts/prompts.ts';
import { chatWithPrompt } from '../prompts/with-prompt.ts';
import { invalid } from '../refusal.ts';

/**
 * The chat that a managed prompt and a request make together: what the request says itself wins, its messages come after the prompt's.
 * Prompts are read with the gateway's own role, so only for a caller whose key is good.
 */
export async function promptedChat(
  asked: ChatBody,
  address: PromptAddress,
  variables: unknown,
  { call, leaving, gateway }: { readonly call: Call; readonly leaving: Leaving; readonly gateway: Gateway },
): Promise<ChatBody> {
  await gateway.keyCheck.check(call, leaving);
  const filled = await gateway.prompts.fill(address, readPromptVariables(variables, 'promptVariables'));
  if (filled.modelId === undefined)
    throw invalid('model', 'This prompt names no model to run it. Set one in the prompt, or use another.');
  const { chat } = readConverse(filled.modelId, filled.converse, asked.stream === true);
  return chatWithPrompt(asked, withoutStreaming(chat));
}

/** Whether there is a stream, and of what, is the request's to say. */
function withoutStreaming({ stream: _stream, stream_options: _options, ...chat }: ChatBody): ChatBody {
  return chat;
}
