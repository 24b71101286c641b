import { textArray } from './binary-array.ts';
import { UNHURRIED } from './claims.ts';
import { type Database, isBetterAlone } from './database.ts';
import { Gatherer } from './gatherer.ts';

/** A session that is held, and the claim that holds it. */
export interface Held {
  readonly sessionId: string;
  readonly claim: string;
}

const GIVEN = `given AS (
  SELECT g.session_id, g.claim::uuid AS claim FROM unnest($1::text[], $2::text[]) AS g(session_id, claim)
)`;

/** A session that has no turn, and now will not get its first, does not begin. */
const RELEASE = `
WITH ${UNHURRIED}, ${GIVEN},
gone AS (
  DELETE FROM gatehouse_history.sessions s USING given g, off
  WHERE s.session_id = g.session_id AND s.claim = g.claim AND s.last_turn = 0 AND s.removed_at IS NULL
)
UPDATE gatehouse_history.sessions s SET claimed_until = NULL FROM given g, off
WHERE s.session_id = g.session_id AND s.claim = g.claim AND s.last_turn > 0`;

const RENEW = `
WITH ${UNHURRIED}, ${GIVEN}
UPDATE gatehouse_history.sessions s SET claimed_until = now() + $3::int * interval '1 millisecond' FROM given g, off
WHERE s.session_id = g.session_id AND s.claim = g.claim AND s.claimed_until IS NOT NULL`;

/** Gives claims back of which nothing was stored. */
export const releasesOf = (database: Database): Gatherer<Held, undefined> =>
  new Gatherer({
    isBetterAlone,
    run: async (items) => {
      await database.run({ name: 'release', text: RELEASE }, heldArrays(items));
      return items.map(() => undefined);
    },
  });

/** Makes claims last for another `leaseMs` from now. One that another task took over meanwhile stays with that one. */
export async function renewClaims(
  database: Database,
  items: readonly Held[],
  leaseMs: number,
): Promise<void> {
  await database.run({ name: 'renew', text: RENEW }, [...heldArrays(items), leaseMs]);
}

const heldArrays = (items: readonly Held[]): Buffer[] => [
  textArray(items.map(({ sessionId }) => sessionId)),
  textArray(items.map(({ claim }) => claim)),
];
