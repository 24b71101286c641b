import type { ChatMessage } from '../chat/chat.ts';
import type { HistoryEvent } from './events.ts';
import type { History, Replay, Turn, TurnAnswer, TurnRequest } from './history.ts';
import { type HistoryOptions, openHistory } from './open-history.ts';

export const KEY = 'sk-owner';

/** A history with the settings of a test, and all that it noted. */
export async function openTask(
  options: Partial<HistoryOptions> & { readonly databaseUrl: string },
): Promise<{ readonly history: History; readonly events: readonly HistoryEvent[] }> {
  const events: HistoryEvent[] = [];
  const history = await openHistory({
    maxSessionBytes: 1_000_000,
    turnWaitMs: 10_000,
    leaseMs: 30_000,
    log: (event) => events.push(event),
    ...options,
  });
  return { history, events };
}

export const user = (content: string): ChatMessage => ({ role: 'user', content });
export const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });
export const answered = (content: string): TurnAnswer => ({
  message: assistant(content),
  finishReason: 'stop',
});

export const asking = (
  messages: string | readonly ChatMessage[],
  more: Partial<TurnRequest> = {},
): TurnRequest => ({
  apiKey: KEY,
  messages: typeof messages === 'string' ? [user(messages)] : messages,
  model: 'some-model',
  signal: new AbortController().signal,
  ...more,
});

/** Begins a turn that is no replay. */
export async function beginTurn(
  history: History,
  messages: string | readonly ChatMessage[],
  more: Partial<TurnRequest> = {},
): Promise<Turn> {
  const begun: Turn | Replay = await history.begin(asking(messages, more));
  if (begun.kind !== 'turn') throw new Error('This request was answered before.');
  return begun;
}

/** A whole turn. @returns the session's id */
export async function say(
  history: History,
  question: string,
  answer: string,
  more: Partial<TurnRequest> = {},
): Promise<string> {
  const turn = await beginTurn(history, question, more);
  await turn.end(answered(answer));
  return turn.sessionId;
}

/** What the model would be told. */
export const told = (turn: Turn): ChatMessage[] =>
  JSON.parse(Buffer.concat(turn.messagesPieces).toString()) as ChatMessage[];
