import type { Call } from '../calls/call.ts';
import type { History, Replay, Turn } from '../history/history.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { ChatBody } from './chat.ts';

/** The same for each attempt of one request: OpenAI's clients send the first when asked to, AWS SDKs the second always. */
const REQUEST_KEYS = ['idempotency-key', 'amz-sdk-invocation-id'] as const;
const MAX_REQUEST_KEY = 256;

/** @throws Refusal of `History.begin`, or `unauthenticated` without a key */
export function beginTurn(
  history: History,
  call: Call,
  { messages, model }: ChatBody,
  sessionId: string | undefined,
  signal: AbortSignal,
): Promise<Turn | Replay> {
  const { apiKey } = call;
  if (apiKey === undefined) {
    throw new Refusal(
      'unauthenticated',
      'A history belongs to an API key. Send one as "Authorization: Bearer …".',
    );
  }
  if (messages.length === 0) throw invalid('messages', 'messages must hold at least one message.');
  return history.begin({ apiKey, sessionId, requestKey: requestKeyOf(call), messages, model, signal });
}

function requestKeyOf({ request: { headers } }: Call): string | undefined {
  for (const name of REQUEST_KEYS) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '' && value.length <= MAX_REQUEST_KEY)
      return `${name}:${value}`;
  }
  return undefined;
}

/** @param field by which history was asked for, in the client's terms */
export const noHistory = (field: string): Refusal =>
  invalid(
    field,
    `This gateway keeps no chat history, so it cannot take ${field}. Leave it out, or ask the operator to set DATABASE_URL.`,
  );

/** A chat body in pieces, its messages those of the turn. */
export function bodyWith({ messages: _own, ...rest }: ChatBody, turn: Turn): readonly Buffer[] {
  return [
    Buffer.from('{"messages":'),
    ...turn.messagesPieces,
    Buffer.from(`,${JSON.stringify(rest).slice(1)}`),
  ];
}
