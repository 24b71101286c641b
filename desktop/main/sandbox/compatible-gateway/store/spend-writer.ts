import type { Pool } from 'pg';
import { isRefusedData } from './database.ts';
import type { SpendRow } from './spend-row.ts';
import { transaction } from './transaction.ts';

export interface SpendWriter {
  add(row: SpendRow): void;
  /** Writes what is waiting and stops. */
  close(): Promise<void>;
}

export interface SpendWriterOptions {
  readonly everyMs: number;
  /** After the sums of keys were written: USD by token. */
  readonly onSpend: (byToken: ReadonlyMap<string, number>) => void;
  readonly onTrouble: (line: string) => void;
}

/** With the database away, this many rows wait; older ones are lost. */
const MOST_WAITING = 50_000;
const BATCH = 500;

const COLUMNS = [
  ['request_id', 'text'],
  ['call_id', 'text'],
  ['call_type', 'text'],
  ['status', 'text'],
  ['start_time', 'timestamptz'],
  ['end_time', 'timestamptz'],
  ['completion_start_time', 'timestamptz'],
  ['model', 'text'],
  ['model_id', 'text'],
  ['model_group', 'text'],
  ['api_base', 'text'],
  ['api_key', 'text'],
  ['user_id', 'text'],
  ['team_id', 'text'],
  ['end_user', 'text'],
  ['spend', 'double precision'],
  ['prompt_tokens', 'integer'],
  ['completion_tokens', 'integer'],
  ['total_tokens', 'integer'],
  ['requester_ip_address', 'text'],
  ['session_id', 'text'],
  ['metadata', 'jsonb'],
] as const;

const INSERT = `INSERT INTO gateway.spend_logs (${COLUMNS.map(([name]) => name).join(', ')})
  SELECT * FROM unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
  ON CONFLICT (request_id) DO NOTHING`;

const ADD_SPEND = `UPDATE gateway.keys SET spend = spend + added.usd
  FROM unnest($1::text[], $2::double precision[]) AS added(token, usd) WHERE keys.token = added.token`;

/** Rows go to Postgres together, a little after the calls, so that no call waits for it. */
export function createSpendWriter(
  pool: Pool,
  { everyMs, onSpend, onTrouble }: SpendWriterOptions,
): SpendWriter {
  let waiting: SpendRow[] = [];
  let writing: Promise<void> | undefined;

  /** The rows and the sums of their keys, both or neither. */
  const insert = async (rows: readonly SpendRow[]): Promise<void> => {
    const byToken = spendByToken(rows);
    await transaction(pool, async (client) => {
      await client.query(INSERT, columnsOf(rows));
      if (byToken.size > 0) await client.query(ADD_SPEND, [[...byToken.keys()], [...byToken.values()]]);
    });
    onSpend(byToken);
  };
  /** One row that Postgres refuses must not keep the others waiting for ever. */
  const insertEach = async (rows: readonly SpendRow[]): Promise<void> => {
    for (const row of rows) {
      await insert([row]).catch((error: unknown) => {
        if (!isRefusedData(error)) throw error;
        onTrouble(`a spend row was dropped: ${codeOf(error)}`);
      });
    }
  };
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      try {
        await insert(batch).catch((error: unknown) => {
          if (!isRefusedData(error)) throw error;
          return insertEach(batch);
        });
      } catch (error) {
        waiting = [...batch, ...waiting].slice(-MOST_WAITING);
        onTrouble(`spend rows wait: ${codeOf(error)}`);
        return;
      }
    }
  };
  const writeOnce = (): Promise<void> =>
    (writing ??= write().finally(() => {
      writing = undefined;
    }));
  const timer = setInterval(() => void writeOnce(), everyMs);
  return {
    add: (row) => void waiting.push(row),
    close: async () => {
      clearInterval(timer);
      await writing;
      await writeOnce();
    },
  };
}

const codeOf = (error: unknown): string => (error as { readonly code?: string }).code ?? 'unknown';

const columnsOf = (rows: readonly SpendRow[]): unknown[][] =>
  COLUMNS.map(([name]) =>
    rows.map((row) => {
      const value = row[name];
      if (name === 'metadata') return JSON.stringify(value, (_key, item: unknown) => storable(item));
      return storable(value);
    }),
  );

/** Text of clients and providers may hold what Postgres does not store: NUL, and half of a surrogate pair, which the way through bytes replaces. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? Buffer.from(value.replaceAll('\0', '')).toString() : value;

function spendByToken(rows: readonly SpendRow[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { api_key, spend } of rows) {
    if (spend > 0) sums.set(api_key, (sums.get(api_key) ?? 0) + spend);
  }
  return sums;
}
