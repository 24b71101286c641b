import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../fixtures/postgres.ts';
import { plain, recorded, recordedFields } from '../fixtures/recorded.ts';
import { type Answered, runGateway, type TestGateway } from '../fixtures/run-gateway.ts';
import { failing, startUpstream, type Upstream } from '../fixtures/upstream.ts';

let postgres: TestPostgres;
let upstream: Upstream;
let gateway: TestGateway;

beforeAll(async () => {
  [postgres, upstream] = await Promise.all([startPostgres(), startUpstream()]);
  const base = `api_base: "${upstream.url}"`;
  gateway = await runGateway(
    `
model_list:
  - { model_name: priced, litellm_params: { model: openai/up, ${base}, input_cost_per_token: 0.01 }, model_info: { id: p } }
  - { model_name: down, litellm_params: { model: openai/down, ${base} } }
router_settings: { num_retries: 0 }
general_settings: { proxy_batch_write_at: 0.1 }
`,
    { databaseUrl: postgres.url },
  );
  upstream.answer('down', failing(500));
});
afterAll(async () => {
  await gateway.stop();
  await upstream.close();
  await postgres.stop();
});

const DATES = 'start_date=2020-01-01&end_date=2100-01-01';
const logs = (query = '', key?: string): Promise<Answered> =>
  gateway.ask(`/spend/logs/v2?${DATES}&${query}`, key === undefined ? {} : { key });
const rows = async (query: string) => (await logs(query)).json['data'] as readonly Record<string, unknown>[];
/** The row of one call, once it is written. */
async function rowOf(answer: Answered): Promise<Record<string, unknown>> {
  const id = answer.headers.get('x-litellm-call-id')!;
  await expect.poll(() => rows(`request_id=${id}`), { timeout: 10_000 }).toHaveLength(1);
  return (await rows(`request_id=${id}`))[0]!;
}
/** A call whose answer has an id of its own: a row is known by it. */
const asked = (model: string, id: string, more = {}, key?: string) => {
  upstream.answer(
    'up',
    (response) =>
      void response.end(
        JSON.stringify({ id, choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } }),
      ),
  );
  return gateway.chat(model, more, key);
};

describe('the spend log', () => {
  it('has a row for an answered call, with what it used and cost', async () => {
    const row = await rowOf(await asked('priced', 'chatcmpl-1', { user: 'customer' }));
    expect(row).toMatchObject({
      request_id: 'chatcmpl-1',
      status: 'success',
      model: 'openai/up',
      model_id: 'p',
      model_group: 'priced',
      spend: 0.07,
      prompt_tokens: 7,
      completion_tokens: 3,
      end_user: 'customer',
      api_key: 'litellm_proxy_master_key',
      metadata: { status: 'success', cost_breakdown: { total_cost: 0.07 } },
    });
    expect(recordedFields('spendRowFields')).toEqual(expect.arrayContaining(Object.keys(row)));
  });

  it('has a row for a failed call and for a refused one, without what was asked', async () => {
    const failed = await rowOf(
      await gateway.chat('down', { messages: [{ role: 'user', content: 'secret' }] }),
    );
    expect(failed).toMatchObject({
      status: 'failure',
      spend: 0,
      model_group: 'down',
      metadata: { error_information: { error_code: '500', error_class: 'InternalServerError' } },
    });
    const unknown = await rowOf(await gateway.chat('no-such-model'));
    expect(unknown).toMatchObject({ status: 'failure', model: 'no-such-model' });
    expect(JSON.stringify([failed, unknown])).not.toContain('secret');
  });

  it('takes what no database stores, and loses no other row by it', async () => {
    const odd = await rowOf(await gateway.chat('nul \0 and half a pair \ud800', { user: '\0' }));
    expect(odd).toMatchObject({ model: 'nul  and half a pair \ufffd', end_user: '' });
    await rowOf(await asked('priced', 'chatcmpl-2'));
  });

  it('adds what a key spent to it', async () => {
    const { json } = await gateway.ask('/key/generate', { body: { key_alias: 'spender' } });
    const key = String(json['key']);
    for (const n of [1, 2, 3]) await asked('priced', `chatcmpl-key-${n}`, {}, key);
    const spend = async () =>
      ((await gateway.ask(`/key/info?key=${key}`)).json['info'] as { readonly spend: number }).spend;
    await expect.poll(spend, { timeout: 10_000 }).toBeCloseTo(0.21);
    expect((await logs('', key)).json).toMatchObject({
      total: 3,
      data: [{ api_key: json['token'] }, {}, {}],
    });
  });

  it('is read page by page, filtered and sorted', async () => {
    for (const n of [1, 2, 3, 4, 5])
      await rowOf(await asked('priced', `chatcmpl-page-${n}`, { user: 'pager' }));
    const { json } = await logs('end_user=pager&page_size=2&page=3&sort_by=startTime&sort_order=asc');
    expect(recordedFields('spendPageFields')).toEqual(Object.keys(json).sort());
    expect(json).toMatchObject({
      data: [{ request_id: 'chatcmpl-page-5' }],
      total: 5,
      page: 3,
      page_size: 2,
      total_pages: 3,
    });
    expect((await rows('end_user=pager')).map((row) => row['request_id'])[0]).toBe('chatcmpl-page-5');
    expect(await rows('end_user=pager&min_spend=1')).toEqual([]);
    expect(await rows('status_filter=failure&error_code=500&model_group=down')).not.toEqual([]);
  });

  it.each(['page=0', 'page=x', 'page_size=1001', 'min_spend=much'])('refuses %s with 422', async (query) => {
    expect(await logs(query)).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ['query', query.split('=')[0]] }] },
    });
  });

  it('refuses what LiteLLM refuses', async () => {
    const without = await gateway.ask('/spend/logs/v2?page=1');
    expect({ status: without.status, json: plain(without.json) }).toEqual(recorded('noDates'));
    for (const query of ['sort_by=secret', 'sort_order=up', 'session_id=%00'])
      expect((await logs(query)).status).toBe(400);
    expect((await gateway.ask('/spend/logs/v2?start_date=soon&end_date=later')).status).toBe(400);
  });
});

describe('with the database away', () => {
  it(
    'the master key goes on, keys are refused with 503, and rows are written when it is back',
    { timeout: 60_000 },
    async () => {
      const { json } = await gateway.ask('/key/generate', { body: { key_alias: 'waits' } });
      await postgres.away();
      const kept = await asked('priced', 'chatcmpl-away');
      expect(kept.status).toBe(200);
      expect(await gateway.chat('priced', {}, String(json['key']))).toMatchObject({
        status: 503,
        json: { error: { type: 'no_db_connection', code: '503' } },
      });
      for (const path of ['/key/list', `/spend/logs/v2?${DATES}`])
        expect((await gateway.ask(path)).status).toBe(503);
      expect((await gateway.ask('/key/generate', { body: {} })).status).toBe(503);
      expect(await gateway.ask('/health/readiness')).toMatchObject({
        status: 503,
        json: { db: 'disconnected' },
      });
      expect((await gateway.ask('/health/liveliness')).status).toBe(200);
      await postgres.back();
      await rowOf(kept);
      expect((await gateway.chat('priced', {}, String(json['key']))).status).toBe(200);
    },
  );
});
