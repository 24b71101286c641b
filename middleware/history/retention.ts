import type { Database } from './database.ts';
import { oldTable } from './old-table.ts';

export interface RetentionOptions {
  readonly database: Database;
  /** After the last turn; undefined keeps sessions for ever. */
  readonly retentionDays: number | undefined;
  /** Each batch's sessions. */
  readonly onRemoved: (sessionIds: readonly string[]) => Promise<void>;
}

const BATCH = 500;
/** Any number that nobody else's lock is. */
const LOCK = 0x6761_7466;

/** One task at a time sweeps; the others find nothing to do. The lock goes with the statement. */
const ALONE = `(SELECT pg_try_advisory_xact_lock(${LOCK}))`;

/** A session with a turn under way stays; one that gets a turn at this moment is seen to have it, as its row is read again under its lock. */
const EMPTY = `
WITH old AS MATERIALIZED (
  SELECT session_id FROM gatehouse_history.sessions
  WHERE ${ALONE} AND removed_at IS NULL AND last_turn > 0
    AND created_at < now() - $1::float8 * interval '1 day' AND used_at < now() - $1::float8 * interval '1 day'
    AND (claimed_until IS NULL OR claimed_until < now())
  LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
),
turns AS (DELETE FROM gatehouse_history.turns t USING old WHERE t.session_id = old.session_id),
answers AS (DELETE FROM gatehouse_history.answers a USING old WHERE a.session_id = old.session_id)
UPDATE gatehouse_history.sessions s SET removed_at = now(), claim = NULL, revision = gen_random_uuid(), bytes = 0,
  system_turn = NULL, system_digest = NULL
FROM old WHERE s.session_id = old.session_id
RETURNING s.session_id`;

/** What the older middleware still holds of sessions that are gone. */
const emptyOld = (table: string): string =>
  `DELETE FROM ${table} WHERE session_id::text IN (SELECT unnest($1::text[]))`;

/** Marks of deleted sessions after a year, and sessions that never got their first turn as their task died. */
const FORGET = `
DELETE FROM gatehouse_history.sessions WHERE session_id IN (
  SELECT session_id FROM gatehouse_history.sessions
  WHERE ${ALONE} AND (
    removed_at < now() - interval '366 days'
    OR (last_turn = 0 AND removed_at IS NULL AND claimed_until < now() - interval '1 hour')
  )
  LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
)
RETURNING session_id`;

/**
 * Deletes what is older than it may be, in batches, so that no statement takes long. Safe from any number of tasks at once.
 * @returns how many sessions were emptied
 */
export async function sweep({ database, retentionDays, onRemoved }: RetentionOptions): Promise<number> {
  let count = 0;
  for (let batch = BATCH; retentionDays !== undefined && batch === BATCH;) {
    const removed = await database.transaction(async (run) => {
      const rows = await run({ text: EMPTY }, [retentionDays]);
      const sessionIds = rows.map(([sessionId]) => sessionId as string);
      const table = sessionIds.length > 0 ? await oldTable(run) : undefined;
      if (table !== undefined) await run({ text: emptyOld(table) }, [sessionIds]);
      return sessionIds;
    });
    batch = removed.length;
    count += batch;
    if (batch > 0) await onRemoved(removed);
  }
  for (let batch = BATCH; batch === BATCH;) {
    batch = (await database.run({ text: FORGET })).length;
  }
  return count;
}
