import type { Deployment } from '../../../config/deployments.ts';
import type { Arm } from '../../contract/config.ts';
import type { ModelInfo, SpendRow } from '../litellm/client.ts';
import { wilsonInterval } from './wilson.ts';

/** Below it the interval of an even split is wider than ±20 points. */
const ENOUGH_CALLS = 25;

export interface Measurement {
  readonly totalCalls: number;
  readonly isEnough: boolean;
  readonly arms: readonly Arm[];
}

/** Calls that were meant for this name: those that came as another name's fallback say nothing about its weights. */
const isOwn = (row: SpendRow, modelName: string): boolean =>
  (row.model_group ?? '') === modelName && (row.metadata?.original_model_group ?? modelName) === modelName;

/** The value below which a fraction of the sorted values lies; null for none. */
const percentile = (sorted: readonly number[], fraction: number): number | null =>
  sorted.length === 0 ? null : (sorted[Math.ceil(fraction * sorted.length) - 1] ?? null);

const durationMs = ({ startTime, endTime }: SpendRow): number => Date.parse(endTime) - Date.parse(startTime);

/**
 * What each deployment of a public name really got.
 * @param deployments of that name in the running config, in their order
 * @param models what the gateway runs, in the order of the config: the nth of a name is the nth deployment
 */
export function measureArms(
  modelName: string,
  deployments: readonly Deployment[],
  models: readonly ModelInfo[],
  rows: readonly SpendRow[],
): Measurement {
  const ids = models.filter((one) => one.modelName === modelName).map(({ id }) => id);
  const byId = new Map<string, SpendRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) if (isOwn(row, modelName)) byId.get(row.model_id ?? '')?.push(row);
  const totalCalls = [...byId.values()].reduce((sum, own) => sum + own.length, 0);
  const arms = deployments.flatMap(({ armIndex, model }) => {
    const id = ids[armIndex];
    if (id === undefined) return [];
    return [{ index: armIndex, modelId: id, model: model ?? '', ...figures(byId.get(id) ?? [], totalCalls) }];
  });
  return { totalCalls, isEnough: totalCalls >= ENOUGH_CALLS, arms };
}

function figures(rows: readonly SpendRow[], totalCalls: number): Omit<Arm, 'index' | 'modelId' | 'model'> {
  const answered = rows.filter(({ status }) => status !== 'failure');
  const durations = answered.map(durationMs).sort((a, b) => a - b);
  return {
    calls: rows.length,
    errors: rows.length - answered.length,
    share: totalCalls === 0 ? null : rows.length / totalCalls,
    shareInterval: totalCalls === 0 ? null : wilsonInterval(rows.length, totalCalls),
    p50Ms: percentile(durations, 0.5),
    p95Ms: percentile(durations, 0.95),
    tokens: rows.reduce((sum, row) => sum + row.total_tokens, 0),
    usd: rows.reduce((sum, row) => sum + row.spend, 0),
  };
}
