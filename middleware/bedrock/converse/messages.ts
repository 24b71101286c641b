import type { ChatMessage, ChatPart } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { readAssistantContent } from './assistant-content.ts';
import { type Cacheable, markCachePoint } from './cache-point.ts';
import { choiceAt, isGiven, listAt, memberOf, objectAt, refuseOthers, unsupported } from './fields.ts';
import { notBlank, readUserContent } from './user-content.ts';

type TextPart = Extract<ChatPart, { readonly type: 'text' }>;

const MESSAGE_MEMBERS = new Set(['role', 'content']);
const ROLES = ['user', 'assistant', 'system'] as const;

/**
 * The system prompt and the messages of a Converse request as chat messages, in their order.
 * @throws Refusal that names the field at fault; also, as Bedrock does, for a conversation that does not begin with the user or whose
 * roles do not alternate
 */
export function readMessages(system: unknown, messages: unknown): readonly ChatMessage[] {
  const chat: ChatMessage[] = [];
  if (isGiven(system)) readSystem(listAt(system, 'system'), 'system', chat);
  let before: string | undefined;
  for (const [index, value] of listAt(messages, 'messages').entries()) {
    const at = `messages[${index}]`;
    const message = objectAt(value, at);
    refuseOthers(message, MESSAGE_MEMBERS, at);
    const role = choiceAt(message['role'], ROLES, `${at}.role`);
    const content = listAt(message['content'], `${at}.content`);
    if (content.length === 0)
      throw invalid(`${at}.content`, `The field ${at}.content is empty. Add a block to it.`);
    if (role === 'system') {
      readSystem(content, `${at}.content`, chat);
      continue;
    }
    refuseOrder(before, role, `${at}.role`);
    before = role;
    if (role === 'user') readUserContent(content, `${at}.content`, chat);
    else chat.push(readAssistantContent(content, `${at}.content`));
  }
  return chat;
}

function refuseOrder(before: string | undefined, role: string, path: string): void {
  if (before === undefined && role === 'assistant')
    throw invalid(
      path,
      `A conversation must start with a user message, and the field ${path} is "assistant".`,
    );
  if (before === role)
    throw invalid(
      path,
      `A conversation must alternate between user and assistant roles, and the field ${path} repeats "${role}".`,
    );
}

function readSystem(blocks: readonly unknown[], path: string, into: ChatMessage[]): void {
  const parts: TextPart[] = [];
  let last: Cacheable | undefined;
  for (const [index, value] of blocks.entries()) {
    const at = `${path}[${index}]`;
    const block = objectAt(value, at);
    const member = memberOf(block, at);
    if (member === 'text') {
      const part: TextPart = { type: 'text', text: notBlank(block['text'], `${at}.text`) };
      parts.push(part);
      last = part;
    } else if (member === 'cachePoint') {
      markCachePoint(last, block['cachePoint'], `${at}.cachePoint`);
    } else {
      // guardContent among them: LiteLLM sends nothing but text as a system prompt, and drops the rest.
      throw unsupported(`${at}.${member}`);
    }
  }
  const [only] = parts;
  if (only === undefined) return;
  const isPlain = parts.length === 1 && only.cache_control === undefined;
  into.push({ role: 'system', content: isPlain ? only.text : parts });
}
