import type { ChatMessage, ChatPart } from '../chat/chat.ts';

/** Messages as JSON objects joined by commas: ready to stand in an array, and to be joined further without being parsed. */
export const joinJson = (messages: readonly ChatMessage[]): string =>
  messages.length === 1
    ? JSON.stringify(messages[0])
    : messages.map((message) => JSON.stringify(message)).join(',');

/** The reverse of `joinJson`. */
export const parseJoined = (text: string): ChatMessage[] => JSON.parse(`[${text}]`) as ChatMessage[];

/**
 * A call's system prompt is what stands at its head; system messages further down are part of the conversation and stay where they
 * are.
 */
export function splitSystem(messages: readonly ChatMessage[]): {
  readonly system: readonly ChatMessage[];
  readonly rest: readonly ChatMessage[];
} {
  let count = 0;
  while (messages[count]?.role === 'system' || messages[count]?.role === 'developer') count += 1;
  return count === 0
    ? { system: [], rest: messages }
    : { system: messages.slice(0, count), rest: messages.slice(count) };
}

const saysSomething = (part: ChatPart): boolean => part.type !== 'text' || part.text.trim() !== '';

const isBlank = (content: ChatMessage['content']): boolean => {
  if (typeof content === 'string') return content.trim() === '';
  return content?.some(saysSomething) !== true;
};

/** Fields that alone do not make a message one that a model would take. */
const SAYS_NOTHING = new Set([
  'role',
  'content',
  'reasoning_content',
  'thinking_blocks',
  'provider_specific_fields',
  'annotations',
]);

/**
 * What later turns are told of an answer: null when it is the answer as it is, an empty text when it is nothing. Models refuse an
 * assistant's message without content. Of an answer that was cut off only its text is told: a tool call whose result never comes, or
 * reasoning without its signature, would make the model refuse every later turn.
 */
export function tellOf(answer: ChatMessage, state: 'whole' | 'cut_off'): string | null {
  if (state === 'cut_off') {
    const { content } = answer;
    const said = typeof content === 'string' ? content : (content ?? []).filter(isTextToTell);
    return isBlank(said) ? '' : JSON.stringify({ role: 'assistant', content: said });
  }
  if (!isBlank(answer.content)) return null;
  const saysMore = (Object.entries(answer) as [string, unknown][]).some(
    ([name, value]) =>
      !SAYS_NOTHING.has(name) &&
      value !== null &&
      value !== undefined &&
      !(Array.isArray(value) && value.length === 0),
  );
  return saysMore ? null : '';
}

const isTextToTell = (part: ChatPart): boolean => part.type === 'text' && part.text.trim() !== '';

const partsOf = (content: ChatMessage['content']): readonly ChatPart[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? []);

/**
 * Puts a question that got no answer before the next one. Two messages of the user in a row become one of several parts, as some
 * models refuse them; nothing of either is lost.
 */
export function mergeQuestions(
  unanswered: readonly ChatMessage[],
  next: readonly ChatMessage[],
): readonly ChatMessage[] {
  const last = unanswered.at(-1);
  const [first, ...rest] = next;
  if (last?.role !== 'user' || first?.role !== 'user' || last.name !== first.name)
    return [...unanswered, ...next];
  const merged = { ...last, ...first, content: [...partsOf(last.content), ...partsOf(first.content)] };
  return [...unanswered.slice(0, -1), merged, ...rest];
}

/** A turn as it is stored. */
export interface StoredTurn {
  readonly request: string;
  readonly replacesPrevious: boolean;
  /** Null for a turn of a task that died. */
  readonly answer: string | null;
  readonly told: string | null;
}

export interface Earlier {
  /** Joined messages. */
  readonly text: string;
  /** Questions at the end that got no answer: they go before the next one. */
  readonly unanswered: readonly ChatMessage[];
}

/** What a new turn is told of the earlier ones, which come in their order. */
export function tellEarlier(turns: readonly StoredTurn[]): Earlier {
  const pieces: string[] = [];
  let unanswered: readonly ChatMessage[] = [];
  for (const [index, { request, answer, told }] of turns.entries()) {
    if (turns[index + 1]?.replacesPrevious === true) continue;
    const asked = askWith(unanswered, request);
    const said = told ?? answer ?? '';
    if (said === '') {
      unanswered = parseJoined(asked);
      continue;
    }
    unanswered = [];
    if (asked !== '') pieces.push(asked);
    pieces.push(said);
  }
  return { text: pieces.join(','), unanswered };
}

/** A call's joined messages with the unanswered ones before them. */
export const askWith = (unanswered: readonly ChatMessage[], request: string): string =>
  unanswered.length === 0 ? request : joinJson(mergeQuestions(unanswered, parseJoined(request)));
