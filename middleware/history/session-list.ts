import { invalid } from '../refusal.ts';
import type { Database } from './database.ts';
import type { SessionPage } from './history.ts';
import { oldTable } from './old-table.ts';

/** $1 owner, $2 and $3 where the page before ended, $4 how many, $5 the key's hash in the older table. */
const AFTER = `(
  CASE WHEN $2::float8 IS NULL THEN 'infinity'::timestamptz ELSE 'epoch'::timestamptz + $2::float8 * interval '1 microsecond' END,
  $3::text COLLATE "C"
)`;

const OURS = `
SELECT session_id, created_at FROM gatehouse_history.sessions
WHERE owner = $1 AND removed_at IS NULL AND last_turn > 0 AND (created_at, session_id) < ${AFTER}
ORDER BY created_at DESC, session_id DESC LIMIT $4::int`;

/** What was carried over has a row of ours, at the same place of the order; what was deleted has one too. */
const old = (table: string): string => `
SELECT o.session_id::text COLLATE "C" AS session_id, 'epoch'::timestamptz AS created_at FROM ${table} o
WHERE o.api_key_hash = $5 AND ('epoch'::timestamptz, o.session_id::text COLLATE "C") < ${AFTER}
  AND NOT EXISTS (SELECT 1 FROM gatehouse_history.sessions s WHERE s.session_id = o.session_id::text COLLATE "C")
ORDER BY session_id DESC LIMIT $4::int`;

const page = (source: string): string => `
SELECT session_id, (extract(epoch FROM created_at) * 1000000)::bigint::text FROM (${source}) found
WHERE $5::text IS NOT NULL
ORDER BY created_at DESC, session_id DESC LIMIT $4::int`;

const CURSOR = /^(\d{1,17}):(.+)$/s;

function placeOf(after: string | undefined): { readonly micros: number | null; readonly sessionId: string } {
  if (after === undefined) return { micros: null, sessionId: '' };
  const [, micros, sessionId] = CURSOR.exec(Buffer.from(after, 'base64url').toString('utf8')) ?? [];
  if (micros === undefined || sessionId === undefined || sessionId.includes('\0'))
    throw invalid('after', 'This is not a page of sessions. Give back "next" as it was, or leave it out.');
  return { micros: Number(micros), sessionId };
}

/** An owner's sessions by when they began, newest first. @throws Refusal `invalid` for a cursor that is none */
export async function listSessions(
  database: Database,
  keys: { readonly owner: Buffer; readonly oldOwner: string },
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<SessionPage> {
  const { micros, sessionId } = placeOf(after);
  const table = await oldTable((statement, values) => database.run(statement, values));
  const source = table === undefined ? OURS : `(${OURS}) UNION ALL (${old(table)})`;
  // One more tells whether there is a next page.
  const values = [keys.owner, micros, sessionId, limit + 1, keys.oldOwner];
  const rows = await database.run({ text: page(source) }, values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    sessionIds: shown.map(([id]) => id as string),
    ...(rows.length > limit &&
      last && { next: Buffer.from(`${String(last[1])}:${String(last[0])}`).toString('base64url') }),
  };
}
