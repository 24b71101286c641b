import type { Pool } from 'pg';
import type { SpendRow } from './spend-row.ts';

/** Each narrows the rows; undefined does not. */
export interface SpendFilter {
  readonly from: Date;
  readonly to: Date;
  readonly apiKey?: string | undefined;
  readonly userId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly endUser?: string | undefined;
  readonly model?: string | undefined;
  readonly modelId?: string | undefined;
  readonly modelGroup?: string | undefined;
  readonly status?: string | undefined;
  /** The row's own id or its call's. */
  readonly requestId?: string | undefined;
  /** Part of it. */
  readonly sessionId?: string | undefined;
  readonly minSpend?: number | undefined;
  readonly maxSpend?: number | undefined;
  readonly errorCode?: string | undefined;
}

export interface SpendPage {
  readonly sortBy: string;
  readonly isDescending: boolean;
  readonly page: number;
  readonly size: number;
}

const SORTS: Readonly<Record<string, string>> = {
  spend: 'spend',
  total_tokens: 'total_tokens',
  startTime: 'start_time',
  endTime: 'end_time',
  request_duration_ms: 'end_time - start_time',
  model: 'model',
  ttft_ms: 'completion_start_time - start_time',
};
export const SPEND_SORTS: readonly string[] = Object.keys(SORTS);

const CONDITIONS: Readonly<Record<keyof SpendFilter, string>> = {
  from: 'start_time >= ?',
  to: 'start_time <= ?',
  apiKey: 'api_key = ?',
  userId: 'user_id = ?',
  teamId: 'team_id = ?',
  endUser: 'end_user = ?',
  model: 'model = ?',
  modelId: 'model_id = ?',
  modelGroup: 'model_group = ?',
  status: 'status = ?',
  requestId: '(request_id = ? OR call_id = ?)',
  sessionId: 'position(? in session_id) > 0',
  minSpend: 'spend >= ?',
  maxSpend: 'spend <= ?',
  errorCode: "metadata #>> '{error_information,error_code}' = ?",
};

export interface SpendReader {
  page(
    filter: SpendFilter,
    page: SpendPage,
  ): Promise<{ readonly rows: readonly SpendRow[]; readonly total: number }>;
}

export function createSpendReader(pool: Pool): SpendReader {
  return {
    page: async (filter, { sortBy, isDescending, page, size }) => {
      const { where, values } = conditionsOf(filter);
      const next = values.length + 1;
      const { rows } = await pool.query<SpendRow>(
        `SELECT * FROM gateway.spend_logs WHERE ${where}
         ORDER BY ${SORTS[sortBy] ?? 'start_time'} ${isDescending ? 'DESC' : 'ASC'}, request_id
         LIMIT $${next} OFFSET $${next + 1}`,
        [...values, size, (page - 1) * size],
      );
      const counted = await pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM gateway.spend_logs WHERE ${where}`,
        values,
      );
      return { rows, total: counted.rows[0]?.total ?? 0 };
    },
  };
}

function conditionsOf(filter: SpendFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions = Object.entries(filter).flatMap(([name, value]) => {
    if (value === undefined) return [];
    values.push(value);
    return [CONDITIONS[name as keyof SpendFilter].replaceAll('?', `$${values.length}`)];
  });
  return { where: conditions.join(' AND '), values };
}
