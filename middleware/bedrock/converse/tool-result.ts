import type { ChatMessage, ChatPart } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import {
  boundedAt,
  choiceAt,
  isGiven,
  listAt,
  memberOf,
  objectAt,
  refuseOthers,
  unsupported,
} from './fields.ts';
import { readDocument, readImage } from './media.ts';

export type ToolMessage = ChatMessage & { readonly role: 'tool'; readonly tool_call_id: string };

/** Heads the content of a tool that failed: chat messages have no status, and the model must be told. */
export const TOOL_ERROR = '[tool error]';

const MEMBERS = new Set(['toolUseId', 'content', 'status']);
/** Longer or other ids would be rewritten by LiteLLM, and the model's own would not be found again. */
const TOOL_USE_ID = /^[a-zA-Z0-9_.:-]{1,64}$/;
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

export function toolUseIdAt(value: unknown, path: string): string {
  if (typeof value === 'string' && TOOL_USE_ID.test(value)) return value;
  throw invalid(path, `The field ${path} must be 1 to 64 letters, digits, "_", ".", ":" and "-".`);
}

export function toolNameAt(value: unknown, path: string): string {
  if (typeof value === 'string' && TOOL_NAME.test(value)) return value;
  throw invalid(path, `The field ${path} must be 1 to 64 letters, digits, "_" and "-".`);
}

/** What a tool answered; JSON is carried as its text. @throws Refusal */
export function readToolResult(value: unknown, path: string): ToolMessage {
  const result = objectAt(value, path);
  refuseOthers(result, MEMBERS, path);
  const id = toolUseIdAt(result['toolUseId'], `${path}.toolUseId`);
  const parts = listAt(result['content'], `${path}.content`).map((block, index) =>
    readResultPart(block, `${path}.content[${index}]`),
  );
  const hasFailed =
    isGiven(result['status']) &&
    choiceAt(result['status'], ['success', 'error'], `${path}.status`) === 'error';
  if (hasFailed) parts.unshift({ type: 'text', text: TOOL_ERROR });
  const only = parts.length === 1 && !hasFailed ? parts[0] : undefined;
  return { role: 'tool', tool_call_id: id, content: only?.type === 'text' ? only.text : parts };
}

function readResultPart(value: unknown, at: string): ChatPart {
  const block = objectAt(value, at);
  const member = memberOf(block, at);
  switch (member) {
    case 'text':
      if (typeof block['text'] === 'string') return { type: 'text', text: block['text'] };
      throw invalid(`${at}.text`, `The field ${at}.text must be a text.`);
    case 'json':
      return { type: 'text', text: JSON.stringify(boundedAt(block['json'], `${at}.json`)) };
    case 'image':
      return readImage(block['image'], `${at}.image`);
    case 'document':
      return readDocument(block['document'], `${at}.document`);
    default:
      // A video among them: LiteLLM leaves it out of a tool's result.
      throw unsupported(`${at}.${member}`);
  }
}
