import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import { intArray, textArray } from './binary-array.ts';
import type { Database } from './database.ts';
import type { Log } from './events.ts';
import { type OldChat, readOldChat } from './old-chat.ts';
import { oldTable } from './old-table.ts';

/** The older middleware noted no times, so its sessions are older than any of ours. */
const SESSION = `
INSERT INTO gatehouse_history.sessions (session_id, owner, created_at, last_turn, bytes, revision, system_turn, system_digest)
VALUES ($1, $2, 'epoch', $3, $4, $5, CASE WHEN $6 <> '' THEN 1 END, CASE WHEN $6 <> '' THEN sha256(convert_to($6, 'UTF8')) END)
ON CONFLICT (session_id) DO NOTHING
RETURNING 1`;

const TURNS = `
INSERT INTO gatehouse_history.turns (session_id, turn, request, system, created_at)
SELECT $1, g.turn, g.request, CASE WHEN g.turn = 1 AND $4 <> '' THEN $4 END, 'epoch'
FROM unnest($2::int4[], $3::text[]) AS g(turn, request)`;

const ANSWERS = `
INSERT INTO gatehouse_history.answers (session_id, turn, answer, told, finish_reason, state, created_at)
SELECT $1, g.turn, g.answer, g.told, g.finish_reason, 'whole', 'epoch'
FROM unnest($2::int4[], $3::text[], $4::text[], $5::text[]) AS g(turn, answer, told, finish_reason)
WHERE g.answer IS NOT NULL`;

const bytesOf = ({ system, turns }: OldChat): number =>
  turns.reduce(
    (sum, { request, answer }) => sum + Buffer.byteLength(request) + Buffer.byteLength(answer ?? ''),
    Buffer.byteLength(system),
  );

/**
 * Makes a session of the older middleware ours, once, whichever task is first. Its row stays as it was.
 * @param oldOwner SHA-256 of the key in hex, which that row must carry
 * @returns false when there is no such row for this key
 * @throws Refusal `unavailable` when what it holds cannot be read
 */
export async function carryOver(
  database: Database,
  session: { readonly sessionId: string; readonly owner: Buffer; readonly oldOwner: string },
  log: Log,
): Promise<boolean> {
  const { sessionId, owner, oldOwner } = session;
  return database.transaction(async (run) => {
    const table = await oldTable(run);
    if (table === undefined) return false;
    const [row] = await run(
      { text: `SELECT chat_history::text FROM ${table} WHERE session_id::text = $1 AND api_key_hash = $2` },
      [sessionId, oldOwner],
    );
    if (!row) return false;
    const chat = readOldChat((row[0] ?? '') as string);
    if (!chat) {
      throw new Refusal(
        'unavailable',
        'What an earlier version stored of this session cannot be read. It is kept as it is; leave session_id out to begin a new one.',
        { field: 'session_id' },
      );
    }
    const { turns, system } = chat;
    const values = [sessionId, owner, turns.length, bytesOf(chat), randomUUID(), system];
    const [isFirst] = await run({ text: SESSION }, values);
    if (!isFirst) return true;
    const numbers = intArray(turns.map((_turn, index) => index + 1));
    await run({ text: TURNS }, [sessionId, numbers, textArray(turns.map(({ request }) => request)), system]);
    await run({ text: ANSWERS }, [
      sessionId,
      numbers,
      textArray(turns.map(({ answer }) => answer)),
      textArray(turns.map(({ told }) => told)),
      textArray(turns.map(({ finishReason }) => finishReason)),
    ]);
    log({ kind: 'carried over', sessionId, turns: turns.length });
    return true;
  });
}
