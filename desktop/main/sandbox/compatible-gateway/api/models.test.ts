import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type TestGateway } from '../fixtures/run-gateway.ts';
import { startUpstream, type Upstream } from '../fixtures/upstream.ts';

let upstream: Upstream;
let gateway: TestGateway;

beforeAll(async () => {
  upstream = await startUpstream();
  gateway = await runGateway(`
model_list:
  - { model_name: a, litellm_params: { model: openai/a, api_base: "${upstream.url}", api_key: sk-secret, input_cost_per_token: 0.1, rpm: 5 }, model_info: { id: first, max_input_tokens: 100 } }
  - { model_name: a, litellm_params: { model: openai/a2, api_base: "${upstream.url}", input_cost_per_token: 0.3, rpm: 7 } }
  - { model_name: b/c, litellm_params: { model: openai/b, api_base: "${upstream.url}" } }
  - { model_name: 'wild/*', litellm_params: { model: 'openai/*', api_base: "${upstream.url}" } }
router_settings:
  model_group_alias: { other: a, secret: { model: a, hidden: true } }
`);
});
afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

const data = async (path: string): Promise<readonly Record<string, unknown>[]> =>
  (await gateway.ask(path)).json['data'] as readonly Record<string, unknown>[];

describe('the models', () => {
  it('are listed once each under the names that can be asked for, aliases first', async () => {
    expect((await data('/v1/models')).map(({ id }) => id)).toEqual(['other', 'a', 'b/c']);
  });

  it('can be looked up by name', async () => {
    const model = { id: 'b/c', object: 'model', created: 1_677_610_602, owned_by: 'openai' };
    for (const path of ['/v1/models/b/c', '/models/b%2Fc'])
      expect((await gateway.ask(path)).json).toEqual(model);
    expect((await gateway.ask('/v1/models/nothing')).status).toBe(404);
  });

  it('tell each deployment without its key', async () => {
    const all = await data('/model/info');
    expect(all.map(({ model_name }) => model_name)).toEqual(['a', 'a', 'b/c', 'wild/*']);
    expect(JSON.stringify(all)).not.toContain('sk-secret');
    expect(all[0]).toMatchObject({
      litellm_params: { model: 'openai/a', rpm: 5, api_base: upstream.url },
      model_info: { id: 'first', db_model: false, input_cost_per_token: 0.1, max_input_tokens: 100 },
    });
  });

  it('tell one deployment by its id, and refuse an unknown one', async () => {
    expect(await data('/v1/model/info?litellm_model_id=first')).toHaveLength(1);
    expect(await gateway.ask('/model/info?litellm_model_id=nothing')).toMatchObject({
      status: 400,
      json: { detail: { error: 'Model id = nothing not found on litellm proxy' } },
    });
  });

  it('are summed up by name: the highest price, the limits together', async () => {
    expect(await data('/model_group/info?model_group=a')).toMatchObject([
      {
        model_group: 'a',
        providers: ['openai'],
        input_cost_per_token: 0.3,
        rpm: 12,
        tpm: null,
        max_input_tokens: 100,
      },
    ]);
    expect(await data('/model_group/info?model_group=nothing')).toEqual([]);
  });

  it('answer by name, alias, hidden alias, deployment id and wildcard', async () => {
    for (const name of ['a', 'other', 'secret', 'first']) expect((await gateway.chat(name)).status).toBe(200);
    expect((await gateway.chat('wild/any')).json).toMatchObject({ model: 'wild/any' });
    expect(upstream.asked.at(-1)!.model).toBe('any');
  });
});

describe('embeddings', () => {
  const embed = (body: object) => gateway.ask('/v1/embeddings', { body });

  it('pass on the vectors under the public name', async () => {
    expect(await embed({ model: 'a', input: 'hi' })).toMatchObject({
      status: 200,
      json: { object: 'list', model: 'a', data: [{ embedding: [1, 0], index: 0 }] },
    });
  });

  it('are refused without an input or with a wrong one', async () => {
    expect(await embed({ model: 'a' })).toMatchObject({ status: 400, json: { error: { param: 'input' } } });
    expect((await embed({ model: 'a', input: 5 })).status).toBe(400);
  });

  it('fail when the provider sends none', async () => {
    upstream.answer('b', (response) => void response.writeHead(200).end('{"ok":true}'));
    expect((await embed({ model: 'b/c', input: 'hi' })).status).toBe(500);
  });
});

describe('health', () => {
  it('needs no key, and says which engine this is', async () => {
    const { status, json } = await gateway.ask('/health/readiness', { key: '' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'healthy', db: 'Not connected', engine: 'gatehouse-compatible' });
    for (const path of ['/health/liveliness', '/health/liveness'])
      expect((await gateway.ask(path, { key: '' })).text).toBe(`"I'm alive!"`);
  });
});

describe('without a database', () => {
  it('only the master key opens', async () => {
    expect((await gateway.ask('/v1/models', { key: '' })).status).toBe(401);
    expect(await gateway.ask('/v1/models', { key: 'sk-other' })).toMatchObject({
      status: 400,
      json: { error: { type: 'no_db_connection', message: 'No connected db.' } },
    });
    for (const name of ['x-api-key', 'api-key', 'x-litellm-api-key'])
      expect(
        (await gateway.ask('/v1/models', { key: '', headers: { [name]: 'sk-master-of-this-test' } })).status,
      ).toBe(200);
  });

  it.each([
    '/key/info?key=a',
    '/key/list',
    '/spend/logs',
    '/spend/logs/v2?start_date=2026-01-01&end_date=2026-01-02',
  ])('%s is refused', async (path) => expect((await gateway.ask(path)).status).toBeGreaterThanOrEqual(400));

  it.each(['/key/generate', '/key/delete', '/key/block', '/key/unblock'])('%s is refused', async (path) => {
    expect((await gateway.ask(path, { body: { key: 'sk-a' } })).status).toBe(500);
  });
});
