import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { GatewayConnection } from '../target.ts';
import { type LitellmFailure, readFailure } from './failure.ts';

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
const ADMIN_TIMEOUT_MS = 20_000;
/** A model that thinks first takes its time for one token too. */
const TRIAL_TIMEOUT_MS = 60_000;
const MOST_BODY_CHARS = 20_000_000;

/** LiteLLM's API, as the master key's owner. One client a connection: nothing of one gateway is asked at another. */
export class LitellmClient {
  private readonly connection: GatewayConnection;
  private readonly dispatcher: Dispatcher;

  constructor(connection: GatewayConnection, dispatcher: Dispatcher = new Agent()) {
    this.connection = connection;
    this.dispatcher = dispatcher;
  }

  /** Every deployment that runs, in the order of the config. @throws AppError as `get` does */
  async models(signal?: AbortSignal): Promise<readonly ModelInfo[]> {
    const { data } = modelInfo.parse(await this.get('/v1/model/info', signal));
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
    const { data } = spendPage.parse(await this.get(`/spend/logs/v2?${query.toString()}`, signal));
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
    const { status, text } = await this.call('POST', path, TRIAL_TIMEOUT_MS, signal, body);
    const latencyMs = performance.now() - began;
    return status < 300
      ? { isOk: true, latencyMs }
      : { isOk: false, latencyMs, failure: readFailure(status, text) };
  }

  close(): Promise<void> {
    return this.dispatcher.close();
  }

  /** @throws AppError UNAVAILABLE when it does not answer, ACCESS_DENIED when the key is refused */
  private async get(path: string, signal: AbortSignal | undefined): Promise<unknown> {
    const { status, text } = await this.call('GET', path, ADMIN_TIMEOUT_MS, signal);
    if (status < 300) return JSON.parse(text) as unknown;
    const failure = readFailure(status, text);
    if (/\b(no connected db|not connected|prisma client is not initialized)/i.test(failure.message)) {
      throw new AppError(
        'UNAVAILABLE',
        'This gateway runs without a database, so it keeps no record of its calls.',
      );
    }
    const code = status === 401 || status === 403 ? 'ACCESS_DENIED' : 'UNAVAILABLE';
    throw new AppError(code, `The gateway refused: "${failure.message}"`, {
      ...(code === 'ACCESS_DENIED' && {
        remedy: 'Its master key may have changed: start or connect it again.',
      }),
    });
  }

  private async call(
    method: 'GET' | 'POST',
    path: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    body?: object,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const { url, masterKey } = this.connection;
    const over = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(`${url}${path}`, {
        method,
        dispatcher: this.dispatcher,
        signal: signal ? AbortSignal.any([signal, over]) : over,
        headers: { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.statusCode, text: await bounded(answer.body) };
    } catch (cause) {
      if (signal?.aborted) throw new AppError('CANCELLED', 'This was cancelled.', { cause });
      const message = over.aborted
        ? `The gateway did not answer within ${Math.round(timeoutMs / 1000)} seconds.`
        : 'The gateway does not answer.';
      throw new AppError('UNAVAILABLE', message, { remedy: 'See whether it runs, then try again.', cause });
    }
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

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MOST_BODY_CHARS) throw new Error('The answer is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
