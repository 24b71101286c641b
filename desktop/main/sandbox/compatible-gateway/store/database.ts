import { Pool } from 'pg';
import { AppError } from '../../../../contract/errors.ts';
import { migrate } from './migrate.ts';

const CONNECTIONS = 8;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Opens the gateway's tables, and makes them where they are missing.
 * @throws AppError UNAVAILABLE when Postgres cannot be reached
 */
export async function openDatabase(url: string): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    statement_timeout: ANSWER_WITHIN_MS,
    // For a server that takes a query and says nothing any more.
    query_timeout: 2 * ANSWER_WITHIN_MS,
  });
  // An idle connection that breaks is replaced; whoever needs one next is told if that fails.
  pool.on('error', () => undefined);
  try {
    await migrate(pool);
    return pool;
  } catch (cause) {
    await pool.end();
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new AppError('UNAVAILABLE', `The gateway cannot use its database: "${code}".`, {
      remedy: 'See that the sandbox’s Postgres runs, then start the sandbox again.',
      cause,
    });
  }
}

/** Errors of a server that is gone, going or coming, or of the way to it: asked again in a moment it may answer. */
export const isAway = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return (
    /^(08|53|57P)|^E(CONN|PIPE|TIMEDOUT|HOST|NET)/.test(typeof code === 'string' ? code : '') ||
    /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/.test(
      typeof message === 'string' ? message : '',
    )
  );
};

/** Postgres' classes 22 and 23: what was sent cannot be stored, or compared. */
export const isRefusedData = (error: unknown): boolean =>
  /^2[23]/.test(String((error as { readonly code?: unknown } | undefined)?.code));

/** Whether Postgres answers now. */
export async function isReachable(pool: Pool): Promise<boolean> {
  return pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
}
