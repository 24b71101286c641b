import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/**
 * Each is carried out once, in a transaction of its own, in this order. Older tasks run on while a newer one begins: a migration only adds,
 * and nothing of an earlier one is ever edited here.
 *
 * The tables have a schema of their own, beside LiteLLM's; one named as a role would come first on that role's search path, and hide the
 * tables of others.
 *
 * There are no foreign keys between them: a session's row is only ever emptied by the statements that delete its turns too, and
 * checking each turn would lock that row once more.
 */
const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE gatehouse_history.settings (name text PRIMARY KEY, value bytea NOT NULL);

-- One row a session; only its state changes. A deleted one stays as a mark, so that its id does not begin anew.
CREATE TABLE gatehouse_history.sessions (
  session_id text COLLATE "C" PRIMARY KEY,
  owner bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz,
  last_turn integer NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  -- Another one with each write: equal revisions mean equal turns.
  revision uuid NOT NULL,
  -- Whose turn it is, or was last; it holds until claimed_until, which is null when it was given back.
  claim uuid,
  claimed_until timestamptz,
  -- The last turn that brought a system prompt of its own, and that prompt's SHA-256.
  system_turn integer,
  system_digest bytea
) WITH (fillfactor = 70);
CREATE INDEX sessions_by_owner ON gatehouse_history.sessions (owner, created_at DESC, session_id DESC);
CREATE INDEX sessions_by_age ON gatehouse_history.sessions (created_at);

-- What was asked: messages as JSON objects joined by commas, without the system prompt.
CREATE TABLE gatehouse_history.turns (
  session_id text COLLATE "C" NOT NULL,
  turn integer NOT NULL,
  claim uuid,
  request_key text,
  request text NOT NULL,
  -- System messages joined likewise; null when they are those of before.
  system text,
  model text,
  -- A second attempt of the request before it, whose answer was cut off: it stands in that one's place.
  replaces_previous boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (session_id, turn)
);
CREATE INDEX turns_by_request ON gatehouse_history.turns (session_id, request_key) WHERE request_key IS NOT NULL;

-- What was answered: one message as JSON. A turn without one belongs to a task that died, and counts as cut off.
CREATE TABLE gatehouse_history.answers (
  session_id text COLLATE "C" NOT NULL,
  turn integer NOT NULL,
  answer text NOT NULL,
  -- What later turns are told of it, where that is not the answer as it is; empty for nothing.
  told text,
  finish_reason text NOT NULL,
  usage text,
  model text,
  state text NOT NULL CHECK (state IN ('whole', 'cut_off')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (session_id, turn)
);
`,
];

/** The version of the schema that this code writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Any number will do, as long as nobody else's is the same. */
const LOCK = 0x6761_7465;
const SALT_BYTES = 32;

/**
 * Brings the schema up to date, whatever other tasks do at the same time, and reads the salt, which the first of them makes.
 * @returns the salt, 32 bytes
 * @throws an error in words for the operator when the schema is of a newer Gatehouse
 */
export async function migrate(database: Database): Promise<Buffer> {
  for (let isDone = false; !isDone;) isDone = await database.transaction(step);
  const [row] = await database.run({
    text: `SELECT value FROM gatehouse_history.settings WHERE name = 'salt'`,
  });
  if (!row)
    throw new Error('The chat history’s salt is missing from its table "gatehouse_history.settings".');
  return row[0] as Buffer;
}

/** Carries out one migration. The lock goes with the transaction, so poolers of connections may stand between. */
async function step(run: Database['run']): Promise<boolean> {
  await run({ text: 'SELECT pg_advisory_xact_lock($1)' }, [LOCK]);
  const [known] = await run({ text: `SELECT to_regclass('gatehouse_history.migrations') IS NOT NULL` });
  if (known?.[0] !== true) {
    await run({ text: 'CREATE SCHEMA IF NOT EXISTS gatehouse_history' });
    await run({
      text: 'CREATE TABLE gatehouse_history.migrations (version integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    });
  }
  const [latest] = await run({ text: 'SELECT coalesce(max(version), 0) FROM gatehouse_history.migrations' });
  const version = Number(latest?.[0]);
  if (version > SCHEMA_VERSION) {
    throw new Error(
      `The chat history’s schema is of a newer Gatehouse (${version}, this one knows ${SCHEMA_VERSION}): start that one.`,
    );
  }
  const sql = MIGRATIONS[version];
  if (sql === undefined) return true;
  await run({ text: sql });
  await run({ text: 'INSERT INTO gatehouse_history.migrations (version) VALUES ($1)' }, [version + 1]);
  await run(
    {
      text: `INSERT INTO gatehouse_history.settings (name, value) VALUES ('salt', $1) ON CONFLICT (name) DO NOTHING`,
    },
    [randomBytes(SALT_BYTES)],
  );
  return false;
}
