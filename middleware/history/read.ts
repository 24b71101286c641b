import type { ChatMessage } from '../chat/chat.ts';
import { parseJoined } from './context.ts';
import type { Database } from './database.ts';

export type ReadMessage = ChatMessage & { readonly cut_off?: true };

const SESSION = `
SELECT s.last_turn, s.claimed_until > now(), t.system
FROM gatehouse_history.sessions s LEFT JOIN gatehouse_history.turns t ON t.session_id = s.session_id AND t.turn = s.system_turn
WHERE s.session_id = $1 AND s.owner = $2 AND s.removed_at IS NULL`;

const TURNS = `
SELECT t.turn, t.request, t.replaces_previous, a.answer, a.state
FROM gatehouse_history.turns t LEFT JOIN gatehouse_history.answers a ON a.session_id = t.session_id AND a.turn = t.turn
WHERE t.session_id = $1 AND t.turn <= $2
ORDER BY t.turn`;

/** Of a turn whose task died nothing is known but that it was cut off. */
const NEVER_ANSWERED: ReadMessage = { role: 'assistant', content: '', cut_off: true };

/**
 * A session's messages as they were given; a question that was asked a second time after its answer was cut off stands there once.
 * @returns undefined when there is no such session of this owner
 */
export async function readSession(
  database: Database,
  sessionId: string,
  owner: Buffer,
): Promise<{ readonly lastTurn: number; readonly messages: readonly ReadMessage[] } | undefined> {
  const [session] = await database.run({ text: SESSION }, [sessionId, owner]);
  if (!session) return undefined;
  const [lastTurn, isHeld, system] = session as [number, boolean | null, string | null];
  const rows = await database.run({ text: TURNS }, [sessionId, lastTurn]);
  const messages: ReadMessage[] = parseJoined(system ?? '');
  for (const [index, [turn, request, , answer, state]] of rows.entries()) {
    if (rows[index + 1]?.[2] === true) continue;
    messages.push(...parseJoined(request as string));
    if (typeof answer === 'string') {
      const message = JSON.parse(answer) as ChatMessage;
      messages.push(state === 'cut_off' ? { ...message, cut_off: true } : message);
    } else if (turn !== lastTurn || isHeld !== true) {
      messages.push(NEVER_ANSWERED);
    }
  }
  return { lastTurn, messages };
}
