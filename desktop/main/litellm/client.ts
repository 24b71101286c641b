import { z } from 'zod';
import type { GatewayConnection } from '../target.ts';
import { type LitellmFailure, readFailure } from './failure.ts';
import { GatewayHttp } from './http.ts';

/** One call that LiteLLM logged, as far as Gatehouse reads it. */
const spendRow = z.object({
  request_id: z.string(),
  model_id: z.string().nullish(),
  model_group: z.string().nullish(),
  /** ISO times. */
  startTime: z.string(),
  endTime: z.string(),
  /** USD. */
  spend: z.number(),
  total_tokens: z.number(),
  status: z.string().nullish(),
  metadata: z.object({ original_model_group: z.string().nullish() }).nullish(),
});
export type SpendRow = z.infer<typeof spendRow>;

const spendPage = z.object({ data: z.array(spendRow), total: z.number() });
const modelInfo = z.object({
  data: z.array(
    z.object({
      model_name: z.string(),
      model_info: z.object({ id: z.string(), mode: z.string().nullish() }),
    }),
  ),
});

export interface ModelInfo {
  readonly modelName: string;
  /** LiteLLM's id of the deployment. */
  readonly id: string;
  readonly mode: string | undefined;
}

export type Trial =
  | { readonly isOk: true; readonly latencyMs: number }
  | { readonly isOk: false; readonly latencyMs: number; readonly failure: LitellmFailure };

const MOST_PER_PAGE = 1_000;
/** A model that thinks first takes its time for one token too. */
const TRIAL_TIMEOUT_MS = 60_000;

/** LiteLLM's API, as the master key's owner. One client a connection: nothing of one gateway is asked at another. */
export class LitellmClient {
  private readonly http: GatewayHttp;

  constructor(connection: GatewayConnection) {
    this.http = new GatewayHttp(connection);
  }

  /** Every deployment that runs, in the order of the config. @throws AppError as `GatewayHttp.get` does */
  async models(signal?: AbortSignal): Promise<readonly ModelInfo[]> {
    const { data } = modelInfo.parse(await this.http.get('/v1/model/info', signal));
    return data.map(({ model_name, model_info }) => ({
      modelName: model_name,
      id: model_info.id,
      mode: model_info.mode ?? undefined,
    }));
  }

  /**
   * One page of the calls to a public name that began within a time, newest first.
   * @param page from 1; a page has 1,000 rows at most
   */
  async spendLogs(
    { modelName, from, to, page }: SpendQuery,
    signal?: AbortSignal,
  ): Promise<{ readonly rows: readonly SpendRow[]; readonly isLast: boolean }> {
    const query = new URLSearchParams({
      start_date: litellmTime(from),
      end_date: litellmTime(to),
      model_group: modelName,
      page: String(page),
      page_size: String(MOST_PER_PAGE),
    });
    const { data } = spendPage.parse(await this.http.get(`/spend/logs/v2?${query.toString()}`, signal));
    return { rows: data, isLast: data.length < MOST_PER_PAGE };
  }

  /** One call of one token. Understands only what the gateway says; one that does not answer is `UNAVAILABLE`. */
  async tryModel(model: string, mode: string | undefined, signal?: AbortSignal): Promise<Trial> {
    const isEmbedding = mode === 'embedding';
    const path = isEmbedding ? '/v1/embeddings' : '/v1/chat/completions';
    const body = {
      model,
      // Another name that steps in would hide that this one does not answer.
      disable_fallbacks: true,
      ...(isEmbedding ? { input: 'hi' } : { max_tokens: 1, messages: [{ role: 'user', content: 'hi' }] }),
    };
    const began = performance.now();
    const { status, text } = await this.http.post(path, body, TRIAL_TIMEOUT_MS, signal);
    const latencyMs = performance.now() - began;
    return status < 300
      ? { isOk: true, latencyMs }
      : { isOk: false, latencyMs, failure: readFailure(status, text) };
  }

  close(): Promise<void> {
    return this.http.close();
  }
}

export interface SpendQuery {
  readonly modelName: string;
  readonly from: Date;
  readonly to: Date;
  readonly page: number;
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, the only form that is taken. */
const litellmTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
