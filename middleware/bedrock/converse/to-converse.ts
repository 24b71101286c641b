import type { ChatMessage, ChatPart } from '../../chat/chat.ts';
import { cachePointOf } from './cache-point.ts';
import { partBlocks, textBlocks } from './from-parts.ts';
import { reasoningBlocks } from './reasoning.ts';
import { parsedObject } from './tool-input.ts';
import { TOOL_ERROR } from './tool-result.ts';

export interface ConverseMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly object[];
}

export interface ConverseConversation {
  readonly system: readonly object[];
  readonly messages: readonly ConverseMessage[];
}

/**
 * Chat messages in Bedrock's shapes: what `readMessages` reads comes back as it was, but for JSON of a tool, which is text by then.
 * Neighbours of one role are one message, tool results among the user's. Takes whatever was stored: nothing is thrown.
 */
export function toConverseMessages(chat: readonly ChatMessage[]): ConverseConversation {
  const system: object[] = [];
  const messages: { role: ConverseMessage['role']; content: object[] }[] = [];
  for (const message of chat) {
    const role = roleOf(message);
    const blocks = blocksOf(message);
    if (role === 'system' && messages.length === 0) {
      system.push(...blocks);
      continue;
    }
    const before = messages.at(-1);
    if (before?.role === role) before.content.push(...blocks);
    else if (blocks.length > 0) messages.push({ role, content: blocks });
  }
  return { system, messages };
}

function roleOf({ role }: ChatMessage): ConverseMessage['role'] {
  if (role === 'assistant') return 'assistant';
  return role === 'system' || role === 'developer' ? 'system' : 'user';
}

function blocksOf(message: ChatMessage): object[] {
  const own = message.role === 'tool' ? [toolResult(message)] : contentBlocks(message);
  if (message.cache_control) own.push(cachePointOf(message.cache_control));
  return own;
}

const contentBlocks = (message: ChatMessage): object[] => [
  ...reasoningBlocks(message.thinking_blocks, message.reasoning_content),
  ...textBlocks(message.content),
  ...(message.tool_calls ?? []).flatMap((call) => {
    const { name, arguments: text } = call.function;
    // A model's broken arguments are stored as they came, and shown so.
    const input = text.trim() === '' ? {} : (parsedObject(text) ?? { arguments: text });
    const block = { toolUse: { toolUseId: call.id, name, input } };
    return call.cache_control ? [block, cachePointOf(call.cache_control)] : [block];
  }),
];

function toolResult({ tool_call_id: toolUseId = '', content }: ChatMessage): object {
  const parts = partsOf(content);
  const [first] = parts;
  const hasFailed = typeof content !== 'string' && first?.type === 'text' && first.text === TOOL_ERROR;
  return {
    toolResult: {
      toolUseId,
      content: parts.slice(hasFailed ? 1 : 0).flatMap(partBlocks),
      ...(hasFailed && { status: 'error' }),
    },
  };
}

const partsOf = (content: ChatMessage['content']): readonly ChatPart[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? []);
