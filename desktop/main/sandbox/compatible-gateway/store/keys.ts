import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyRow, NewKey } from './key-row.ts';

export interface KeyListFilter {
  readonly userId: string | undefined;
  readonly teamId: string | undefined;
  readonly keyAlias: string | undefined;
  readonly sortBy: string;
  readonly isDescending: boolean;
  readonly page: number;
  readonly size: number;
}

export interface Keys {
  /** By secret or token; undefined for an unknown one. */
  get(keyOrToken: string): Promise<KeyRow | undefined>;
  /** @returns undefined when the alias is taken */
  create(key: NewKey): Promise<KeyRow | undefined>;
  setBlocked(keyOrToken: string, isBlocked: boolean, by: string): Promise<KeyRow | undefined>;
  /** @returns those that were there, as they were named */
  remove(keysOrTokens: readonly string[]): Promise<readonly string[]>;
  /** @returns the aliases that were there */
  removeByAlias(aliases: readonly string[]): Promise<readonly string[]>;
  list(filter: KeyListFilter): Promise<{ readonly rows: readonly KeyRow[]; readonly total: number }>;
}

const TOKEN = /^[0-9a-f]{64}$/;
const UNIQUE_VIOLATION = '23505';

/** What a secret is known by: its SHA-256. A token stands for itself. */
export const tokenOf = (keyOrToken: string): string =>
  TOKEN.test(keyOrToken) ? keyOrToken : createHash('sha256').update(keyOrToken).digest('hex');

/** What `/key/list` may be sorted by. */
export const KEY_SORTS: readonly string[] = [
  'spend',
  'max_budget',
  'created_at',
  'updated_at',
  'key_alias',
  'token',
];

export function createKeys(pool: Pool): Keys {
  return {
    get: async (keyOrToken) => {
      const { rows } = await pool.query<KeyRow>('SELECT * FROM gateway.keys WHERE token = $1', [
        tokenOf(keyOrToken),
      ]);
      return rows[0];
    },
    create: async (key) => {
      const names = Object.keys(key);
      const sql = `INSERT INTO gateway.keys (${[...names, 'updated_by'].join(', ')})
        VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')}, $${names.length + 1}) RETURNING *`;
      try {
        const { rows } = await pool.query<KeyRow>(sql, [...Object.values(key), key.created_by]);
        return rows[0];
      } catch (error) {
        if ((error as { readonly code?: string }).code === UNIQUE_VIOLATION) return undefined;
        throw error;
      }
    },
    setBlocked: async (keyOrToken, isBlocked, by) => {
      const { rows } = await pool.query<KeyRow>(
        'UPDATE gateway.keys SET blocked = $2, updated_at = now(), updated_by = $3 WHERE token = $1 RETURNING *',
        [tokenOf(keyOrToken), isBlocked, by],
      );
      return rows[0];
    },
    remove: async (keysOrTokens) => {
      const { rows } = await pool.query<{ token: string }>(
        'DELETE FROM gateway.keys WHERE token = ANY($1) RETURNING token',
        [keysOrTokens.map(tokenOf)],
      );
      const gone = new Set(rows.map(({ token }) => token));
      return keysOrTokens.filter((name) => gone.has(tokenOf(name)));
    },
    removeByAlias: async (aliases) => {
      const { rows } = await pool.query<{ key_alias: string }>(
        'DELETE FROM gateway.keys WHERE key_alias = ANY($1) RETURNING key_alias',
        [aliases],
      );
      return rows.map(({ key_alias }) => key_alias);
    },
    list: async ({ userId, teamId, keyAlias, sortBy, isDescending, page, size }) => {
      const sort = KEY_SORTS.includes(sortBy) ? sortBy : 'created_at';
      const where = `($1::text IS NULL OR user_id = $1) AND ($2::text IS NULL OR team_id = $2)
        AND ($3::text IS NULL OR key_alias = $3)`;
      const values = [userId ?? null, teamId ?? null, keyAlias ?? null];
      const { rows } = await pool.query<KeyRow>(
        `SELECT * FROM gateway.keys WHERE ${where} ORDER BY ${sort} ${isDescending ? 'DESC' : 'ASC'}, token
         LIMIT $4 OFFSET $5`,
        [...values, size, (page - 1) * size],
      );
      const counted = await pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM gateway.keys WHERE ${where}`,
        values,
      );
      return { rows, total: counted.rows[0]?.total ?? 0 };
    },
  };
}
