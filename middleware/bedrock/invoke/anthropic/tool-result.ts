import type { ChatMessage, ChatPart } from '../../../chat/chat.ts';
import { TOOL_ERROR } from '../../converse/tool-result.ts';
import { booleanOf, type Fields, fieldsOf, listOf, onlyOf, optional, wordOf } from '../fields.ts';
import { cacheOf } from './cache-control.ts';
import { readPart } from './part.ts';

const TOOL_RESULT = new Set(['type', 'tool_use_id', 'content', 'is_error', 'cache_control']);

/** OpenAI's tool message for one `tool_result`. */
export function readToolResult(block: Fields, at: string): ChatMessage {
  onlyOf(block, TOOL_RESULT, at, 'a tool_result block');
  const content = optional(block, 'content', at, contentOf) ?? '';
  const isError = optional(block, 'is_error', at, booleanOf) ?? false;
  return {
    role: 'tool',
    tool_call_id: wordOf(block['tool_use_id'], `${at}.tool_use_id`),
    content: isError ? failed(content) : content,
    ...cacheOf(block, at),
  };
}

function contentOf(content: unknown, field: string): string | readonly ChatPart[] {
  if (typeof content === 'string') return content;
  return listOf(content, field).map((each, index) => {
    const at = `${field}[${index}]`;
    return readPart(fieldsOf(each, at), at, 'a tool_result takes text, image and document');
  });
}

/** Said as in Converse: OpenAI's tool messages have no mark for a failure. */
const failed = (content: string | readonly ChatPart[]): readonly ChatPart[] => [
  { type: 'text', text: TOOL_ERROR },
  ...(typeof content === 'string' ? [{ type: 'text', text: content } as const] : content),
];
