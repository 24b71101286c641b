import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { oldTable } from './old-table.ts';

/**
 * Deletes all that was said in a session. Its row stays as a mark, so that its id does not begin anew, and so that a turn under way
 * finds it gone.
 * @param oldOwner what stands for the key in the older middleware's table
 * @returns false when there is no such session of this owner
 */
export function removeSession(
  database: Database,
  sessionId: string,
  owner: Buffer,
  oldOwner: string,
): Promise<boolean> {
  return database.transaction(async (run) => {
    const [mark] = await run(
      {
        text: `
UPDATE gatehouse_history.sessions SET removed_at = now(), claim = NULL, claimed_until = NULL, revision = $3, bytes = 0,
  system_turn = NULL, system_digest = NULL
WHERE session_id = $1 AND owner = $2 AND removed_at IS NULL AND (last_turn > 0 OR claim IS NULL)
RETURNING 1`,
      },
      [sessionId, owner, randomUUID()],
    );
    if (!mark) return false;
    // Each statement sees what was committed before the row above was locked: no turn escapes.
    await run({ text: 'DELETE FROM gatehouse_history.turns WHERE session_id = $1' }, [sessionId]);
    await run({ text: 'DELETE FROM gatehouse_history.answers WHERE session_id = $1' }, [sessionId]);
    const table = await oldTable(run);
    if (table !== undefined) {
      await run({ text: `DELETE FROM ${table} WHERE session_id::text = $1 AND api_key_hash = $2` }, [
        sessionId,
        oldOwner,
      ]);
    }
    return true;
  });
}
