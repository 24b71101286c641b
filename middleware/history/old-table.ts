import type { Database } from './database.ts';

/** The table of the older, Python middleware: one JSON text a session, and the key's plain SHA-256 in hex. */
const OLD_TABLE = 'public.chat_sessions';

/** Each column that is read; another program's table of the same name is none. */
const IS_THERE = `
SELECT count(*) = 3 FROM pg_attribute
WHERE attrelid = to_regclass('${OLD_TABLE}') AND NOT attisdropped
  AND attname IN ('session_id', 'chat_history', 'api_key_hash')`;

/** Its name, to stand in a statement; undefined where it is absent, as in most databases. It may appear at any time. */
export async function oldTable(run: Database['run']): Promise<string | undefined> {
  const [row] = await run({ text: IS_THERE });
  return row?.[0] === true ? OLD_TABLE : undefined;
}
