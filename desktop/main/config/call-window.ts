import type { LitellmClient, SpendRow } from '../litellm/client.ts';

/** The newest calls are counted, this many at most: enough for ±1 % of a share. */
export const MOST_CALLS = 10_000;
/** LiteLLM writes the rows of calls that end now within 15 seconds; most calls are over within a minute. */
const LATE_MS = 90_000;
/** Rows of longer calls are found when everything is read again. */
const READ_ALL_EVERY = 30;

/** Where rows come from. */
export type SpendSource = Pick<LitellmClient, 'spendLogs'>;

/** The calls to one public name within the last minutes, read from the gateway again and again at little cost. */
export class CallWindow {
  private readonly modelName: string;
  private readonly windowMs: number;
  private rows = new Map<string, SpendRow>();
  private reads = 0;
  private readUpTo = 0;

  constructor(modelName: string, windowMinutes: number) {
    this.modelName = modelName;
    this.windowMs = windowMinutes * 60_000;
  }

  /**
   * @param notBeforeMs calls that began earlier do not count, such as those of the version before; Unix time in milliseconds
   * @returns the rows, and from when on they are all there
   */
  async read(
    client: SpendSource,
    notBeforeMs: number,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly SpendRow[]; readonly sinceMs: number }> {
    const now = Date.now();
    const sinceMs = Math.max(now - this.windowMs, notBeforeMs);
    const isWhole = this.reads % READ_ALL_EVERY === 0;
    const from = isWhole ? sinceMs : Math.max(sinceMs, this.readUpTo - LATE_MS);
    const found = await this.readFrom(client, from, now, signal);
    this.reads += 1;
    this.readUpTo = now;
    if (isWhole) this.rows = new Map();
    for (const row of found) this.rows.set(row.request_id, row);
    for (const [id, row] of this.rows) if (Date.parse(row.startTime) < sinceMs) this.rows.delete(id);
    return this.newest(sinceMs);
  }

  private newest(sinceMs: number): { readonly rows: readonly SpendRow[]; readonly sinceMs: number } {
    const rows = [...this.rows.values()];
    if (rows.length < MOST_CALLS) return { rows, sinceMs };
    const counted = rows
      .sort((a, b) => Date.parse(b.startTime) - Date.parse(a.startTime))
      .slice(0, MOST_CALLS);
    return { rows: counted, sinceMs: Date.parse(counted.at(-1)?.startTime ?? '') };
  }

  private async readFrom(
    client: SpendSource,
    fromMs: number,
    toMs: number,
    signal: AbortSignal,
  ): Promise<readonly SpendRow[]> {
    const rows: SpendRow[] = [];
    for (let page = 1; rows.length < MOST_CALLS; page += 1) {
      // Whole seconds are asked for: one more at each end, so that none is left out.
      const query = { modelName: this.modelName, from: new Date(fromMs), to: new Date(toMs + 1_000), page };
      const answer = await client.spendLogs(query, signal);
      rows.push(...answer.rows);
      if (answer.isLast) break;
    }
    return rows;
  }
}
