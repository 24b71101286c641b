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

/** Whether Postgres answers now. */
export async function isReachable(pool: Pool): Promise<boolean> {
  return pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
}
