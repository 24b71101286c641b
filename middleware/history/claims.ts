import { boolArray, byteaArray, textArray } from './binary-array.ts';
import { type Database, isBetterAlone, type Row } from './database.ts';
import { Gatherer } from './gatherer.ts';

export interface ClaimRequest {
  readonly sessionId: string;
  readonly owner: Buffer;
  /** A random UUID: the turn's name. Asking again with the same one is no second claim. */
  readonly claim: string;
  /** The id was created for this owner, so a session that has no row yet begins. */
  readonly mayBegin: boolean;
  readonly requestKey: string | undefined;
  readonly wantsSystem: boolean;
}

/** A session as it was when it was claimed. */
export interface ClaimedSession {
  readonly kind: 'claimed';
  /** 0 for one that begins. */
  readonly lastTurn: number;
  /** Names the state of the session: equal revisions mean equal turns. */
  readonly revision: string;
  readonly bytes: number;
  readonly systemDigest: Buffer | null;
  /** False when the session changed while it was being claimed: then `system` and `same` must be asked for again. */
  readonly isFresh: boolean;
  /** Joined messages; null when there is none, or none was wanted. */
  readonly system: string | null;
  /** The latest turn with the same request key. */
  readonly same: SameRequest | undefined;
}

export interface SameRequest {
  readonly turn: number;
  readonly isWhole: boolean;
}

export type ClaimResult = ClaimedSession | { readonly kind: 'busy' } | { readonly kind: 'none' };

/** Makes a statement's own commit not wait for the disk: a claim that a crash of Postgres undoes does no harm (see `writes.ts`). */
export const UNHURRIED = `off AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))`;

/** Columns after the verdict: the session, then what belongs to the request. */
const LOOK = `
  (SELECT t.system FROM gatehouse_history.turns t WHERE g.wants_system AND t.session_id = c.session_id AND t.turn = c.system_turn),
  same.turn, same.is_whole`;
const SAME = `
  LEFT JOIN LATERAL (
    SELECT t.turn, coalesce(a.state = 'whole', false) AS is_whole
    FROM gatehouse_history.turns t LEFT JOIN gatehouse_history.answers a ON a.session_id = t.session_id AND a.turn = t.turn
    WHERE t.session_id = c.session_id AND t.request_key = g.request_key
    ORDER BY t.turn DESC LIMIT 1
  ) same ON g.request_key IS NOT NULL`;

const CLAIM = `
WITH ${UNHURRIED},
given AS (
  SELECT g.*, g.claim::uuid AS token FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bool[], $5::text[], $6::bool[])
    WITH ORDINALITY AS g(session_id, owner, claim, may_begin, request_key, wants_system, ord)
),
claimed AS (
  INSERT INTO gatehouse_history.sessions AS s (session_id, owner, revision, claim, claimed_until)
  SELECT g.session_id, g.owner, g.token, g.token, now() + $7::int * interval '1 millisecond'
  FROM given g, off
  WHERE g.may_begin
    OR EXISTS (SELECT 1 FROM gatehouse_history.sessions e WHERE e.session_id = g.session_id AND e.owner = g.owner)
  ORDER BY g.session_id COLLATE "C"
  ON CONFLICT (session_id) DO UPDATE SET claim = excluded.claim, claimed_until = excluded.claimed_until
  WHERE s.removed_at IS NULL
    AND (s.claimed_until IS NULL OR s.claimed_until < now() OR s.claim = excluded.claim)
  RETURNING s.session_id, s.claim, s.last_turn, s.revision, s.bytes, s.system_digest, s.system_turn
)
SELECT
  CASE WHEN c.session_id IS NOT NULL THEN 'claimed'
    WHEN seen.removed_at IS NOT NULL OR (NOT g.may_begin AND seen.session_id IS NULL) THEN 'none'
    ELSE 'busy' END,
  c.last_turn, c.revision, c.bytes::float8, c.system_digest,
  c.last_turn = 0 OR seen.revision IS NOT DISTINCT FROM c.revision,
  ${LOOK}
FROM given g
LEFT JOIN claimed c ON c.session_id = g.session_id AND c.claim = g.token
LEFT JOIN gatehouse_history.sessions seen ON seen.session_id = g.session_id AND seen.owner = g.owner
${SAME}
ORDER BY g.ord`;

const LOOK_AGAIN = `
SELECT ${LOOK}
FROM (SELECT $1::text AS session_id, $2::text AS request_key, $3::bool AS wants_system) g
JOIN gatehouse_history.sessions c ON c.session_id = g.session_id
${SAME}`;

const sameOf = (turn: unknown, isWhole: unknown): SameRequest | undefined =>
  typeof turn === 'number' ? { turn, isWhole: isWhole === true } : undefined;

function resultOf([
  verdict,
  lastTurn,
  revision,
  bytes,
  digest,
  isFresh,
  system,
  turn,
  isWhole,
]: Row): ClaimResult {
  if (verdict !== 'claimed') return { kind: verdict === 'none' ? 'none' : 'busy' };
  return {
    kind: 'claimed',
    lastTurn: lastTurn as number,
    revision: revision as string,
    bytes: bytes as number,
    systemDigest: digest as Buffer | null,
    isFresh: isFresh === true,
    system: system as string | null,
    same: sameOf(turn, isWhole),
  };
}

/** A client waits for it that can be told to come again. */
const CLAIMED_WITHIN_MS = 3_000;

/** Claims, many in one statement. A claim ends when it is given back, or `leaseMs` after it was last renewed. */
export function claimsOf(database: Database, leaseMs: number): Gatherer<ClaimRequest, ClaimResult> {
  return new Gatherer({
    isBetterAlone,
    run: async (items) => {
      const rows = await database.run({ name: 'claim', text: CLAIM, withinMs: CLAIMED_WITHIN_MS }, [
        textArray(items.map(({ sessionId }) => sessionId)),
        byteaArray(items.map(({ owner }) => owner)),
        textArray(items.map(({ claim }) => claim)),
        boolArray(items.map(({ mayBegin }) => mayBegin)),
        textArray(items.map(({ requestKey }) => requestKey)),
        boolArray(items.map(({ wantsSystem }) => wantsSystem)),
        leaseMs,
      ]);
      return rows.map(resultOf);
    },
  });
}

/** What a claim returned of the session's other tables, as it is now that the session is held. */
export async function lookAgain(
  database: Database,
  { sessionId, requestKey, wantsSystem }: ClaimRequest,
): Promise<Pick<ClaimedSession, 'system' | 'same'>> {
  const values = [sessionId, requestKey ?? null, wantsSystem];
  const [row] = await database.run({ name: 'look-again', text: LOOK_AGAIN }, values);
  return { system: (row?.[0] ?? null) as string | null, same: sameOf(row?.[1], row?.[2]) };
}
