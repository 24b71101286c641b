import type { ChatMessage, ChatPart, ThinkingBlock, ToolCall } from '../../../chat/chat.ts';
import { invalid } from '../../../refusal.ts';
import { documentOf, type Fields, fieldsOf, listOf, oneOf, onlyOf, stringOf, wordOf } from '../fields.ts';
import { cacheOf } from './cache-control.ts';
import { readPart } from './part.ts';
import { readText, unknownBlock } from './text.ts';
import { readToolResult } from './tool-result.ts';

const MESSAGE = new Set(['role', 'content']);
const TOOL_USE = new Set(['type', 'id', 'name', 'input', 'cache_control']);
const THINKING = new Set(['type', 'thinking', 'signature']);
const REDACTED = new Set(['type', 'data']);

/** `system` and `messages` as OpenAI's messages; a user's tool results become messages of their own. */
export function readMessages(body: Fields): readonly ChatMessage[] {
  const messages: ChatMessage[] = [];
  const { system } = body;
  if (system !== undefined && system !== null) messages.push({ role: 'system', content: systemOf(system) });
  const sent = listOf(body['messages'], 'messages');
  if (sent.length === 0) throw invalid('messages', 'messages must have at least one message.');
  sent.forEach((each, index) => {
    const at = `messages[${index}]`;
    const message = fieldsOf(each, at);
    onlyOf(message, MESSAGE, at, 'a message');
    const role = oneOf(message['role'], `${at}.role`, ['user', 'assistant']);
    const { content } = message;
    const field = `${at}.content`;
    if (typeof content === 'string') messages.push({ role, content });
    else {
      const blocks = listOf(content, field);
      if (blocks.length === 0) throw invalid(field, `${field} must not be empty.`);
      if (role === 'user') readUser(blocks, field, messages);
      else messages.push(readAssistant(blocks, field));
    }
  });
  return messages;
}

function systemOf(system: unknown): string | readonly ChatPart[] {
  if (typeof system === 'string') return system;
  return listOf(system, 'system').map((each, index) => {
    const at = `system[${index}]`;
    const block = fieldsOf(each, at);
    oneOf(block['type'], `${at}.type`, ['text']);
    return readText(block, at);
  });
}

function readUser(blocks: readonly unknown[], field: string, messages: ChatMessage[]): void {
  const parts: ChatPart[] = [];
  blocks.forEach((each, index) => {
    const at = `${field}[${index}]`;
    const block = fieldsOf(each, at);
    if (block['type'] === 'tool_result') {
      // As Anthropic has it; an OpenAI message with a tool's result cannot follow one with anything else either.
      if (parts.length > 0) throw invalid(at, `${at} must come before the other blocks of its message.`);
      messages.push(readToolResult(block, at));
    } else parts.push(readPart(block, at, 'a user message takes text, image, document and tool_result'));
  });
  if (parts.length > 0) messages.push({ role: 'user', content: joined(parts) });
}

function readAssistant(blocks: readonly unknown[], field: string): ChatMessage {
  const parts: ChatPart[] = [];
  const calls: ToolCall[] = [];
  const thinking: ThinkingBlock[] = [];
  blocks.forEach((each, index) => {
    const at = `${field}[${index}]`;
    const block = fieldsOf(each, at);
    switch (block['type']) {
      case 'text':
        parts.push(readText(block, at));
        break;
      case 'tool_use':
        calls.push(readToolUse(block, at));
        break;
      case 'thinking':
      case 'redacted_thinking':
        thinking.push(readThinking(block, at));
        break;
      default:
        throw unknownBlock(at, 'an assistant message takes text, tool_use, thinking and redacted_thinking');
    }
  });
  return {
    role: 'assistant',
    content: parts.length === 0 ? null : joined(parts),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(thinking.length > 0 && { thinking_blocks: thinking }),
  };
}

function readToolUse(block: Fields, at: string): ToolCall {
  onlyOf(block, TOOL_USE, at, 'a tool_use block');
  return {
    id: wordOf(block['id'], `${at}.id`),
    type: 'function',
    function: {
      name: wordOf(block['name'], `${at}.name`),
      arguments: JSON.stringify(documentOf(block['input'], `${at}.input`)),
    },
    ...cacheOf(block, at),
  };
}

function readThinking(block: Fields, at: string): ThinkingBlock {
  if (block['type'] === 'redacted_thinking') {
    onlyOf(block, REDACTED, at, 'a redacted_thinking block');
    return { type: 'redacted_thinking', data: wordOf(block['data'], `${at}.data`) };
  }
  onlyOf(block, THINKING, at, 'a thinking block');
  return {
    type: 'thinking',
    thinking: stringOf(block['thinking'], `${at}.thinking`),
    signature: stringOf(block['signature'], `${at}.signature`),
  };
}

/** One text alone is sent as text: every provider knows that. */
const joined = (parts: readonly ChatPart[]): string | readonly ChatPart[] => {
  const [first] = parts;
  return parts.length === 1 && first?.type === 'text' && first.cache_control === undefined
    ? first.text
    : parts;
};
