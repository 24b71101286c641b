import type { Pool } from 'pg';
import { transaction } from './transaction.ts';

/** Every gateway of one database takes this lock, so that one makes the tables and the others wait. Any number nobody else uses. */
const LOCK = 4_717_360_021;

/** Each runs once, in order; never change one, add one. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE gateway.keys (
     token text PRIMARY KEY,
     key_name text NOT NULL,
     key_alias text UNIQUE,
     spend double precision NOT NULL DEFAULT 0,
     max_budget double precision,
     models text[] NOT NULL DEFAULT '{}',
     user_id text,
     team_id text,
     metadata jsonb NOT NULL DEFAULT '{}',
     tpm_limit double precision,
     rpm_limit double precision,
     max_parallel_requests integer,
     budget_duration text,
     blocked boolean,
     expires timestamptz,
     created_at timestamptz NOT NULL DEFAULT now(),
     created_by text NOT NULL,
     updated_at timestamptz NOT NULL DEFAULT now(),
     updated_by text NOT NULL
   );
   CREATE TABLE gateway.spend_logs (
     request_id text PRIMARY KEY,
     call_id text NOT NULL,
     call_type text NOT NULL,
     status text NOT NULL,
     start_time timestamptz NOT NULL,
     end_time timestamptz NOT NULL,
     completion_start_time timestamptz NOT NULL,
     model text NOT NULL,
     model_id text NOT NULL,
     model_group text NOT NULL,
     api_base text NOT NULL,
     api_key text NOT NULL,
     user_id text NOT NULL,
     team_id text NOT NULL,
     end_user text NOT NULL,
     spend double precision NOT NULL,
     prompt_tokens integer NOT NULL,
     completion_tokens integer NOT NULL,
     total_tokens integer NOT NULL,
     requester_ip_address text NOT NULL,
     session_id text NOT NULL,
     metadata jsonb NOT NULL
   );
   CREATE INDEX ON gateway.spend_logs (start_time);
   CREATE INDEX ON gateway.spend_logs (model_id, start_time);`,
];

/** Brings the tables up to date; several gateways may do so at once. */
export async function migrate(pool: Pool): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS gateway');
    await client.query('CREATE TABLE IF NOT EXISTS gateway.migrations (version int PRIMARY KEY)');
    const { rows } = await client.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM gateway.migrations',
    );
    const done = rows[0]?.version ?? 0;
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < done) continue;
      await client.query(sql);
      await client.query('INSERT INTO gateway.migrations VALUES ($1)', [index + 1]);
    }
  });
}
