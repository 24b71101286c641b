import { boolArray, byteaArray, intArray, textArray } from './binary-array.ts';
import { type Database, isBetterAlone } from './database.ts';
import { Gatherer } from './gatherer.ts';

export interface AskedPart {
  /** Joined messages, as UTF-8. */
  readonly request: Buffer;
  /** Only when it is another than before. */
  readonly system: { readonly text: Buffer; readonly digest: Buffer } | undefined;
  readonly model: string;
  readonly requestKey: string | undefined;
  readonly replacesPrevious: boolean;
}

export interface AnsweredPart {
  readonly answer: string;
  readonly told: string | null;
  readonly finishReason: string;
  readonly usage: string | null;
  readonly model: string | undefined;
  readonly state: 'whole' | 'cut_off';
}

/** One turn's write: what was asked, or what was answered (which gives the session back), or both at once. */
export interface TurnWrite {
  readonly sessionId: string;
  readonly owner: Buffer;
  readonly claim: string;
  readonly turn: number;
  /** The revision of which this turn began, and the one that it makes. Random UUIDs. */
  readonly was: string;
  readonly revision: string;
  readonly bytes: number;
  readonly asked: AskedPart | undefined;
  readonly answered: AnsweredPart | undefined;
}

/**
 * A write counts when the claim is still the turn's own, or when nobody holds the session and nothing was written since: so a lease
 * that ran out, or a claim that a crash of Postgres undid, costs no turn as long as no other turn came between.
 */
const WRITE = `
WITH given AS (
  SELECT g.*, g.claim::uuid AS token, g.was::uuid AS seen FROM unnest(
    $1::text[], $2::bytea[], $3::text[], $4::int4[], $5::text[], $6::text[], $7::int4[],
    $8::text[], $9::text[], $10::bytea[], $11::text[], $12::text[], $13::bool[],
    $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[]
  ) AS g(session_id, owner, claim, turn, was, revision, bytes,
    request, system, system_digest, model, request_key, replaces_previous,
    answer, told, finish_reason, usage, answer_model, state)
),
kept AS (
  INSERT INTO gatehouse_history.sessions AS s
    (session_id, owner, last_turn, bytes, revision, claim, claimed_until, system_turn, system_digest)
  SELECT session_id, owner, turn, bytes, revision::uuid, token,
    CASE WHEN state IS NULL THEN now() + $20::int * interval '1 millisecond' END,
    CASE WHEN system IS NOT NULL THEN turn END, system_digest
  FROM given ORDER BY session_id COLLATE "C"
  ON CONFLICT (session_id) DO UPDATE SET
    last_turn = excluded.last_turn, bytes = s.bytes + excluded.bytes, revision = excluded.revision,
    claim = excluded.claim, claimed_until = excluded.claimed_until, used_at = now(),
    system_turn = coalesce(excluded.system_turn, s.system_turn),
    system_digest = coalesce(excluded.system_digest, s.system_digest)
  WHERE s.removed_at IS NULL AND (s.claim = excluded.claim OR (
    (s.claimed_until IS NULL OR s.claimed_until < now())
    AND s.revision = (SELECT g.seen FROM given g WHERE g.session_id = excluded.session_id)
  ))
  RETURNING session_id
),
told AS (
  INSERT INTO gatehouse_history.turns (session_id, turn, claim, request_key, request, system, model, replaces_previous)
  SELECT g.session_id, g.turn, g.token, g.request_key, g.request, g.system, g.model, g.replaces_previous
  FROM given g JOIN kept k ON k.session_id = g.session_id WHERE g.request IS NOT NULL
),
answered AS (
  INSERT INTO gatehouse_history.answers (session_id, turn, answer, told, finish_reason, usage, model, state)
  SELECT g.session_id, g.turn, g.answer, g.told, g.finish_reason, g.usage, g.answer_model, g.state
  FROM given g JOIN kept k ON k.session_id = g.session_id WHERE g.state IS NOT NULL
)
SELECT session_id FROM kept`;

/** An error after which nobody knows whether the write was carried out: the turn's row tells, as only this claim writes it. */
const LANDED = `
SELECT a.turn IS NOT NULL
FROM gatehouse_history.turns t LEFT JOIN gatehouse_history.answers a ON a.session_id = t.session_id AND a.turn = t.turn
WHERE t.session_id = $1 AND t.turn = $2 AND t.claim = $3`;

/** Writes, many in one statement, durable when they resolve; false for a turn whose session another turn took, or that was deleted. */
export function writesOf(database: Database, leaseMs: number): Gatherer<TurnWrite, boolean> {
  return new Gatherer({
    isBetterAlone,
    sizeOf: ({ bytes }) => bytes,
    run: async (items) => {
      const asked = items.map((item) => item.asked);
      const answered = items.map((item) => item.answered);
      const rows = await database.run({ name: 'write', text: WRITE }, [
        textArray(items.map(({ sessionId }) => sessionId)),
        byteaArray(items.map(({ owner }) => owner)),
        textArray(items.map(({ claim }) => claim)),
        intArray(items.map(({ turn }) => turn)),
        textArray(items.map(({ was }) => was)),
        textArray(items.map(({ revision }) => revision)),
        intArray(items.map(({ bytes }) => bytes)),
        textArray(asked.map((part) => part?.request)),
        textArray(asked.map((part) => part?.system?.text)),
        byteaArray(asked.map((part) => part?.system?.digest)),
        textArray(asked.map((part) => part?.model)),
        textArray(asked.map((part) => part?.requestKey)),
        boolArray(asked.map((part) => part?.replacesPrevious === true)),
        textArray(answered.map((part) => part?.answer)),
        textArray(answered.map((part) => part?.told)),
        textArray(answered.map((part) => part?.finishReason)),
        textArray(answered.map((part) => part?.usage)),
        textArray(answered.map((part) => part?.model)),
        textArray(answered.map((part) => part?.state)),
        leaseMs,
      ]);
      const kept = new Set(rows.map(([sessionId]) => sessionId));
      return items.map(({ sessionId }) => kept.has(sessionId));
    },
  });
}

/** Whether a write that failed on its way was carried out. */
export async function hasLanded(
  database: Database,
  { sessionId, turn, claim, answered }: TurnWrite,
): Promise<boolean> {
  const [row] = await database.run({ name: 'landed', text: LANDED }, [sessionId, turn, claim]);
  return row !== undefined && (answered === undefined || row[0] === true);
}

/**
 * Takes an asked part back whose answer never came. A session without another turn ends with it.
 */
export async function takeBack(
  database: Database,
  { sessionId, claim, turn, bytes, revision }: TurnWrite,
): Promise<void> {
  await database.transaction(async (run) => {
    const [held] = await run(
      {
        text: `SELECT 1 FROM gatehouse_history.sessions WHERE session_id = $1 AND claim = $2 AND last_turn = $3 FOR UPDATE`,
      },
      [sessionId, claim, turn],
    );
    if (!held) return;
    await run({ text: 'DELETE FROM gatehouse_history.turns WHERE session_id = $1 AND turn = $2' }, [
      sessionId,
      turn,
    ]);
    await run(
      turn === 1
        ? { text: 'DELETE FROM gatehouse_history.sessions WHERE session_id = $1' }
        : {
            text: `
UPDATE gatehouse_history.sessions s SET last_turn = last_turn - 1, bytes = bytes - $2, revision = $3, claimed_until = NULL,
  (system_turn, system_digest) = (
    SELECT t.turn, sha256(convert_to(t.system, 'UTF8')) FROM gatehouse_history.turns t
    WHERE t.session_id = s.session_id AND t.system IS NOT NULL ORDER BY t.turn DESC LIMIT 1
  )
WHERE session_id = $1`,
          },
      turn === 1 ? [sessionId] : [sessionId, bytes, revision],
    );
  });
}
