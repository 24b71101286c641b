import type { ChatMessage } from '../chat/chat.ts';
import { joinJson, splitSystem, tellOf } from './context.ts';

/** A turn that was found in a session of the older middleware. */
export interface OldTurn {
  readonly request: string;
  /** Null for a question at the end that got no answer. */
  readonly answer: string | null;
  readonly told: string | null;
  readonly finishReason: string;
}

export interface OldChat {
  /** Joined messages; empty when there were none. */
  readonly system: string;
  readonly turns: readonly OldTurn[];
}

const ROLES = new Set<unknown>(['system', 'developer', 'user', 'assistant', 'tool']);

const isMessage = (value: unknown): value is ChatMessage => {
  if (typeof value !== 'object' || value === null) return false;
  const { role, content } = value as Partial<ChatMessage>;
  const isContent =
    content === undefined || content === null || typeof content === 'string' || Array.isArray(content);
  return ROLES.has(role) && isContent;
};

/**
 * Reads the older middleware's `chat_history`: a JSON array of OpenAI messages. A turn is whatever comes before an assistant's message,
 * and that message.
 * @returns undefined for a text that is no such thing
 */
export function readOldChat(text: string): OldChat | undefined {
  let messages: unknown;
  try {
    messages = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(messages) || !messages.every(isMessage)) return undefined;
  const { system, rest } = splitSystem(messages);
  const turns: OldTurn[] = [];
  let asked: ChatMessage[] = [];
  for (const message of rest) {
    if (message.role !== 'assistant') {
      asked.push(message);
      continue;
    }
    turns.push({
      request: joinJson(asked),
      answer: JSON.stringify(message),
      told: tellOf(message, 'whole'),
      finishReason: message.tool_calls?.length ? 'tool_calls' : 'stop',
    });
    asked = [];
  }
  if (asked.length > 0) turns.push({ request: joinJson(asked), answer: null, told: null, finishReason: '' });
  return { system: joinJson(system), turns };
}
