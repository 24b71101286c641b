import { invalid } from '../refusal.ts';
import type { ChatBody, ChatMessage } from '../chat/chat.ts';

/** What a chat body says to us and not to LiteLLM. */
export interface ChatWishes {
  readonly sessionId: string | undefined;
  readonly enableHistory: boolean;
  /** As sent; read by the prompts. */
  readonly promptVariables: unknown;
}

export interface ReadChat {
  /** What LiteLLM gets: without our fields. */
  readonly chat: ChatBody;
  readonly wishes: ChatWishes;
}

/** One of these stands in every body that asks something of us; nearly all bodies hold none and are never parsed. */
const MARKS = ['"session_id"', '"enable_history"', '"promptVariables"', ':prompt'].map((mark) =>
  Buffer.from(mark),
);

export const mayAskSomething = (body: Buffer): boolean => MARKS.some((mark) => body.includes(mark));

const MAX_SESSION_ID = 256;

/**
 * A chat body and what it asks of us; undefined when it asks nothing, or is no JSON object: LiteLLM answers those.
 * @throws Refusal `invalid` for a field of ours that is not as it must be
 */
export function readChat(body: Buffer, isPrompt: (model: string) => boolean): ReadChat | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { session_id, enable_history, promptVariables, ...rest } = parsed as Record<string, unknown>;
  const sessionId = readSessionId(session_id, 'session_id');
  const enableHistory = readFlag(enable_history, 'enable_history');
  const { model, messages } = rest;
  const asksForPrompt = typeof model === 'string' && isPrompt(model);
  if (sessionId === undefined && !enableHistory && !asksForPrompt) {
    if (promptVariables === undefined) return undefined;
    throw invalid(
      'promptVariables',
      'promptVariables go with a managed prompt. Put its ARN into model, or leave promptVariables out.',
    );
  }
  if (typeof model !== 'string') throw invalid('model', 'model must be a model’s name or a prompt’s ARN.');
  const wishes = { sessionId, enableHistory, promptVariables };
  return { chat: { ...rest, model, messages: readMessages(messages, asksForPrompt) }, wishes };
}

/** @throws Refusal `invalid` */
export function readSessionId(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value !== '' && value.length <= MAX_SESSION_ID) return value;
  throw invalid(field, `${field} must be the text that an earlier answer gave, or be left out.`);
}

/** @throws Refusal `invalid` */
export function readFlag(value: unknown, field: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw invalid(field, `${field} must be true or false.`);
}

const ROLES = new Set(['system', 'developer', 'user', 'assistant', 'tool']);

function readMessages(value: unknown, mayBeMissing: boolean): readonly ChatMessage[] {
  if ((value === undefined || value === null) && mayBeMissing) return [];
  if (!Array.isArray(value)) throw invalid('messages', 'messages must be a list of messages.');
  value.forEach((message: unknown, at) => {
    const role =
      typeof message === 'object' && message !== null && 'role' in message ? message.role : undefined;
    if (typeof role !== 'string' || !ROLES.has(role))
      throw invalid(`messages[${at}].role`, `messages[${at}].role must be one of: ${[...ROLES].join(', ')}.`);
  });
  return value as readonly ChatMessage[];
}
