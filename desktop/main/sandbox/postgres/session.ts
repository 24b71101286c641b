import { Client } from 'pg';
import { DATABASE_NAME, DATABASE_USER } from './cluster.ts';

/** What a server on a port said to us. */
export type Answer =
  /** Nobody listens. */
  | 'nobody'
  /** Postgres, coming up or going down. */
  | 'wait'
  /** Ours, with our password. */
  | 'ours'
  /** Postgres that does not accept our password. */
  | 'refused'
  /** Somebody else. */
  | 'other';

const STARTING_OR_STOPPING = '57P03';
const WRONG_PASSWORD = '28P01';
const UNKNOWN_ROLE = '28000';
const ANSWER_WITHIN_MS = 3_000;

async function withClient<T>(
  port: number,
  password: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: DATABASE_USER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
  });
  // It may be shut down under us; the query tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Who answers on a loopback port. */
export async function ask(port: number, password: string): Promise<Answer> {
  try {
    return await withClient(port, password, () => Promise.resolve('ours'));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED') return 'nobody';
    // Both ends of a shutdown: it takes nobody new, or it hangs up.
    if (code === STARTING_OR_STOPPING || code === 'ECONNRESET') return 'wait';
    return code === WRONG_PASSWORD || code === UNKNOWN_ROLE ? 'refused' : 'other';
  }
}

/** Makes the sandbox's database where there is none. */
export const createDatabase = (port: number, password: string): Promise<void> =>
  withClient(port, password, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE_NAME)}`);
  });
