import type { StoredTurn } from './context.ts';
import type { Database } from './database.ts';
import type { TurnAnswer } from './history.ts';
import type { ChatMessage } from '../chat/chat.ts';

const TURNS = `
SELECT t.request, t.replaces_previous, a.answer, a.told
FROM gatehouse_history.turns t LEFT JOIN gatehouse_history.answers a ON a.session_id = t.session_id AND a.turn = t.turn
WHERE t.session_id = $1 AND t.turn <= $2
ORDER BY t.turn`;

/** A session's turns in their order, up to and with `lastTurn`. */
export async function loadTurns(
  database: Database,
  sessionId: string,
  lastTurn: number,
): Promise<StoredTurn[]> {
  const rows = await database.run({ name: 'turns', text: TURNS }, [sessionId, lastTurn]);
  return rows.map(([request, replacesPrevious, answer, told]) => ({
    request: request as string,
    replacesPrevious: replacesPrevious === true,
    answer: answer as string | null,
    told: told as string | null,
  }));
}

const ANSWER = `
SELECT t.request, a.answer, a.finish_reason, a.usage, a.model
FROM gatehouse_history.turns t JOIN gatehouse_history.answers a ON a.session_id = t.session_id AND a.turn = t.turn
WHERE t.session_id = $1 AND t.turn = $2`;

/** A turn's joined request, and its answer as it was given to `end`. */
export async function loadAnswer(
  database: Database,
  sessionId: string,
  turn: number,
): Promise<{ readonly request: string; readonly answer: TurnAnswer } | undefined> {
  const [row] = await database.run({ text: ANSWER }, [sessionId, turn]);
  if (!row) return undefined;
  const [request, message, finishReason, usage, model] = row as (string | null)[];
  return {
    request: request ?? '',
    answer: {
      message: JSON.parse(message ?? '') as ChatMessage,
      finishReason: finishReason ?? '',
      ...(typeof usage === 'string' && { usage: JSON.parse(usage) as object }),
      ...(typeof model === 'string' && { model }),
    },
  };
}
