import type { ChatMessage, ChatPart } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { type Cacheable, markCachePoint } from './cache-point.ts';
import {
  type Fields,
  isGiven,
  listAt,
  memberOf,
  objectAt,
  refuseOthers,
  textAt,
  unsupported,
} from './fields.ts';
import { readDocument, readImage, readVideo } from './media.ts';
import { readToolResult } from './tool-result.ts';

/**
 * A user's message as chat messages: each tool result is one of its own, what stands between them is a user's message.
 * @throws Refusal that names the field at fault
 */
export function readUserContent(blocks: readonly unknown[], path: string, into: ChatMessage[]): void {
  let parts: ChatPart[] = [];
  let last: Cacheable | undefined;
  const answered = new Set<string>();
  for (const [index, value] of blocks.entries()) {
    const at = `${path}[${index}]`;
    const block = objectAt(value, at);
    const member = memberOf(block, at);
    if (member === 'cachePoint') {
      markCachePoint(last, block[member], `${at}.cachePoint`);
    } else if (member === 'toolResult') {
      if (parts.length > 0) into.push(userMessage(parts));
      parts = [];
      const result = readToolResult(block[member], `${at}.toolResult`);
      refuseRepeated(answered, result.tool_call_id, `${at}.toolResult.toolUseId`);
      into.push(result);
      last = result;
    } else {
      const part = readPart(block, member, at);
      parts.push(part);
      last = part;
    }
  }
  if (parts.length > 0) into.push(userMessage(parts));
}

/** One text on its own is sent as a string, which every provider takes. */
function userMessage(parts: readonly ChatPart[]): ChatMessage {
  const only = parts.length === 1 ? parts[0] : undefined;
  const isPlain = only?.type === 'text' && only.cache_control === undefined;
  return { role: 'user', content: isPlain ? only.text : parts };
}

/** Bedrock refuses such an id too; LiteLLM would drop all but the first without a word. */
export function refuseRepeated(seen: Set<string>, id: string, path: string): void {
  if (seen.has(id))
    throw invalid(path, `The field ${path} repeats "${id}": each tool use has one block in a message.`);
  seen.add(id);
}

function readPart(block: Fields, member: string, at: string): ChatPart {
  switch (member) {
    case 'text':
      return { type: 'text', text: notBlank(block['text'], `${at}.text`) };
    case 'image':
      return readImage(block['image'], `${at}.image`);
    case 'document':
      return readDocument(block['document'], `${at}.document`);
    case 'video':
      return readVideo(block['video'], `${at}.video`);
    case 'guardContent':
      return readGuardContent(block['guardContent'], `${at}.guardContent`);
    case 'toolUse':
    case 'reasoningContent':
    case 'citationsContent':
      throw invalid(
        `${at}.${member}`,
        `The field ${at}.${member} belongs to a message of the role "assistant".`,
      );
    default:
      throw unsupported(`${at}.${member}`);
  }
}

/** As Bedrock does, which takes no blank text. */
export function notBlank(value: unknown, path: string): string {
  const text = textAt(value, path);
  if (text.trim() === '')
    throw invalid(path, `The field ${path} is blank. Write something, or leave the block out.`);
  return text;
}

const GUARD_TEXT_MEMBERS = new Set(['text', 'qualifiers']);

function readGuardContent(value: unknown, path: string): ChatPart {
  const content = objectAt(value, path);
  const member = memberOf(content, path);
  if (member !== 'text') throw unsupported(`${path}.${member}`);
  const guarded = objectAt(content['text'], `${path}.text`);
  refuseOthers(guarded, GUARD_TEXT_MEMBERS, `${path}.text`);
  if (isGiven(guarded['qualifiers'])) refuseQualifiers(guarded['qualifiers'], `${path}.text.qualifiers`);
  return { type: 'guarded_text', text: notBlank(guarded['text'], `${path}.text.text`) };
}

/** `guard_content` is what guarded text is anyway; LiteLLM loses what the others mean. */
function refuseQualifiers(value: unknown, path: string): void {
  for (const [index, qualifier] of listAt(value, path).entries())
    if (qualifier !== 'guard_content') throw unsupported(`${path}[${index}]`);
}
