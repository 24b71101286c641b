import type { Pool } from 'pg';
import type { Keys } from './keys.ts';
import type { SpendRow } from './spend-row.ts';

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

/** Rows go to Postgres together, a little after the calls, so that no call waits for it. */
export function createSpendWriter(
  pool: Pool,
  keys: Keys,
  { everyMs, onSpend, onTrouble }: SpendWriterOptions,
): SpendWriter {
  let waiting: SpendRow[] = [];
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      try {
        await pool.query(INSERT, columnsOf(batch));
        const byToken = spendByToken(batch);
        if (byToken.size > 0) await keys.addSpend(byToken);
        onSpend(byToken);
      } catch (error) {
        waiting = [...batch, ...waiting].slice(-MOST_WAITING);
        onTrouble(`spend rows wait: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
        return;
      }
    }
  };
  const next = (): Promise<void> => (writing = writing.then(write));
  const timer = setInterval(() => void next(), everyMs);
  return {
    add: (row) => void waiting.push(row),
    close: async () => {
      clearInterval(timer);
      await next();
    },
  };
}

const columnsOf = (rows: readonly SpendRow[]): unknown[][] =>
  COLUMNS.map(([name]) =>
    rows.map((row) => (name === 'metadata' ? JSON.stringify(row.metadata) : row[name])),
  );

function spendByToken(rows: readonly SpendRow[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { api_key, spend } of rows) {
    if (spend > 0) sums.set(api_key, (sums.get(api_key) ?? 0) + spend);
  }
  return sums;
}
