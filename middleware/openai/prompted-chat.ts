import type { ChatBody } from '../chat/chat.ts';
import { readPromptVariables } from '../prompts/prompt-variables.ts';
import type { PromptAddress, Prompts } from '../prompts/prompts.ts';
import { chatWithPrompt } from '../prompts/with-prompt.ts';
import { invalid } from '../refusal.ts';

/** The chat that a managed prompt and a request make together: what the request says itself wins, its messages come after the prompt's. */
export async function promptedChat(
  asked: ChatBody,
  address: PromptAddress,
  variables: unknown,
  prompts: Prompts,
): Promise<ChatBody> {
  const filled = await prompts.fill(address, readPromptVariables(variables, 'promptVariables'));
  if (filled.modelId === undefined) {
    throw invalid(
      'model',
      'This prompt names no model to run it. Set one in the prompt, or use another prompt.',
    );
  }
  const { readConverse } = await import('../bedrock/converse/read-converse.ts');
  const { chat } = readConverse(filled.modelId, filled.converse, asked.stream === true);
  return chatWithPrompt(asked, chat);
}
