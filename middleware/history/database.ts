import { Pool, type PoolClient, type QueryResult } from 'pg';
import { Refusal } from '../refusal.ts';

export interface Statement {
  /** Prepared once per connection under this name; absent for what runs seldom. */
  readonly name?: string;
  readonly text: string;
  /** How long its answer may take, when that is not the usual. */
  readonly withinMs?: number;
}

export type Row = readonly unknown[];

export interface Database {
  /** Rows as arrays in the order of the columns. @throws Postgres's own error, or one for which `isAway` holds */
  run(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** All of it or nothing, on one connection; each statement sees what was committed before it. */
  transaction<T>(work: (run: Database['run']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The batches of two gatherers, and room for what runs seldom. */
const CONNECTIONS = 5;
const CONNECT_WITHIN_MS = 2_000;
const ANSWER_WITHIN_MS = 10_000;

const codeOf = (error: unknown): string | undefined => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
};
/** Each has a digit, which the system's own codes, such as EPIPE, have not. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Shutting down, out of room, read-only after a failover, or (XX000) a proxy that lost the server behind it. */
const NOT_NOW = /^(08|53|55P03|57|25006|XX000)/;
/** Two transactions were in each other's way. */
const IN_THE_WAY = '40';

/** Whether Postgres judged the statement itself and found fault with it: another try would end the same way. */
export const isRefusedByPostgres = (error: unknown): boolean => {
  const code = codeOf(error) ?? '';
  return SQLSTATE.test(code) && !NOT_NOW.test(code) && !code.startsWith(IN_THE_WAY);
};
/** Whether a statement for many may go well for each of them: one of them is at fault, or two batches took the same rows in another order. */
export const isBetterAlone = (error: unknown): boolean =>
  isRefusedByPostgres(error) || codeOf(error)?.startsWith(IN_THE_WAY) === true;
/** Whether a later try may go well; what was asked may have been carried out all the same. */
export const isAway = (error: unknown): boolean =>
  !isRefusedByPostgres(error) &&
  !(error instanceof Refusal || error instanceof TypeError || error instanceof RangeError);

const SOON_S = 2;

/** The one refusal for a database that does not answer. */
export const databaseAway = (cause: unknown): Refusal =>
  new Refusal('unavailable', 'The chat history cannot be reached at the moment. Try again in a moment.', {
    retryAfterS: SOON_S,
    cause,
  });

/** @param onLost called for an idle connection that was lost, with the system's or Postgres's code */
export function openDatabase(url: string, onLost: (code: string) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'gatehouse-middleware',
    keepAlive: true,
  });
  const noted = (error: Error): void => onLost(codeOf(error) ?? 'unknown');
  pool.on('error', noted);
  pool.on('connect', (client) => client.on('error', noted));

  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let isBroken = true;
    try {
      const result = await work(client);
      isBroken = false;
      return result;
    } catch (error) {
      // A connection that is gone, on which an answer is still owed, or whose server only reads, is of no more use.
      isBroken = !isRefusedByPostgres(error) && codeOf(error)?.startsWith(IN_THE_WAY) !== true;
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
  const runOn =
    (client: PoolClient): Database['run'] =>
    async ({ withinMs = ANSWER_WITHIN_MS, ...statement }, values = []) => {
      // `query_timeout` is read per query; its type is only on the connection's options.
      const query = { ...statement, values: [...values], rowMode: 'array', query_timeout: withinMs };
      return ((await client.query(query)) as unknown as QueryResult<unknown[]>).rows;
    };

  return {
    run: (statement, values) => withClient((client) => runOn(client)(statement, values)),
    transaction: (work) =>
      withClient(async (client) => {
        const run = runOn(client);
        await run({ text: 'BEGIN' });
        try {
          const result = await work(run);
          await run({ text: 'COMMIT' });
          return result;
        } catch (error) {
          await run({ text: 'ROLLBACK' }).catch(() => undefined);
          throw error;
        }
      }),
    close: () => pool.end(),
  };
}
