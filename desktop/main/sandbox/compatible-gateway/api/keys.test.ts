import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../fixtures/postgres.ts';
import { plain, recorded, recordedFields } from '../fixtures/recorded.ts';
import { type Answered, runGateway, type TestGateway } from '../fixtures/run-gateway.ts';

let postgres: TestPostgres;
let gateway: TestGateway;
beforeAll(async () => {
  postgres = await startPostgres();
  const priced = 'input_cost_per_token: 0.001, output_cost_per_token: 0.002';
  gateway = await runGateway(
    `
model_list:
  - { model_name: priced, litellm_params: { model: openai/priced, mock_response: Hello, ${priced} } }
  - { model_name: free, litellm_params: { model: openai/free, mock_response: Hello } }
router_settings: { fallbacks: [{ free: [priced] }] }
`,
    { databaseUrl: postgres.url },
  );
});
afterAll(async () => {
  await gateway.stop();
  await postgres.stop();
});

const generate = async (body: object = {}): Promise<Answered> => gateway.ask('/key/generate', { body });
async function newKey(body: object = {}): Promise<string> {
  const { status, json } = await generate(body);
  expect(status).toBe(200);
  return String(json['key']);
}
const told = ({ status, json }: Answered): unknown => ({ status, json: plain(json) });

describe('a key', () => {
  it('is made with a secret that is shown once, and opens the models', async () => {
    const { json } = await generate({ key_alias: 'laptop', models: ['free'], metadata: { a: 1 } });
    expect(json).toMatchObject({
      key: expect.stringMatching(/^sk-[\w-]{22}$/) as string,
      key_alias: 'laptop',
      models: ['free'],
      spend: 0,
      metadata: { a: 1 },
    });
    const key = String(json['key']);
    expect((await gateway.chat('free', {}, key)).status).toBe(200);
    expect((await gateway.ask('/v1/models', { key })).json).toMatchObject({ data: [{ id: 'free' }] });
    const info = await gateway.ask(`/key/info?key=${String(json['token'])}`);
    expect(info.text).not.toContain(key);
    expect(await postgres.query('SELECT * FROM gateway.keys').then(JSON.stringify)).not.toContain(key);
  });

  it('shows no field that LiteLLM does not show', async () => {
    const key = await newKey();
    const { info } = (await gateway.ask(`/key/info?key=${key}`)).json as { readonly info: object };
    expect(recordedFields('infoFields')).toEqual(expect.arrayContaining(Object.keys(info)));
    const { json } = await gateway.ask('/key/block', { body: { key } });
    expect([...recordedFields('keyFields'), 'agent_id']).toEqual(expect.arrayContaining(Object.keys(json)));
  });

  it('is known by secret and by token, and tells of itself', async () => {
    const key = await newKey({ key_alias: 'two-names' });
    const bySecret = (await gateway.ask(`/key/info?key=${key}`)).json['info'] as Record<string, unknown>;
    expect(bySecret).toMatchObject({ key_alias: 'two-names', key_name: `sk-...${key.slice(-4)}` });
    const own = (await gateway.ask('/key/info', { key })).json;
    expect(own).toMatchObject({ key: expect.stringMatching(/^[0-9a-f]{64}$/) as string, info: bySecret });
    const other = await newKey();
    expect((await gateway.ask(`/key/info?key=${key}`, { key: other })).status).toBe(404);
  });

  it('stops at once when it is blocked or deleted, and goes on when it is unblocked', async () => {
    const key = await newKey({ key_alias: 'stops' });
    const chat = () => gateway.chat('free', {}, key);
    expect((await chat()).status).toBe(200);
    await gateway.ask('/key/block', { body: { key } });
    expect(told(await chat())).toEqual(recorded('blocked'));
    await gateway.ask('/key/unblock', { body: { key } });
    expect((await chat()).status).toBe(200);
    expect((await gateway.ask('/key/delete', { body: { key_aliases: ['stops'] } })).json).toEqual({
      deleted_keys: ['stops'],
    });
    expect(told(await chat())).toEqual(recorded('deleted'));
  });

  it('is refused when it has expired', async () => {
    const key = await newKey({ duration: '0s' });
    expect(told(await gateway.chat('free', {}, key))).toEqual(recorded('expired'));
  });

  it('does not open other models, not by its own fallbacks either', async () => {
    const key = await newKey({ models: ['free'] });
    expect(told(await gateway.chat('no-such-model', {}, key))).toEqual(recorded('narrow'));
    expect((await gateway.chat('priced', {}, key)).status).toBe(403);
    expect((await gateway.chat('free', { fallbacks: ['priced'] }, key)).status).toBe(403);
  });

  it('pays until its budget is spent, and not at all with a budget of 0', async () => {
    const key = await newKey({ max_budget: 0.01, key_alias: 'tiny' });
    const first = await gateway.chat('priced', {}, key);
    expect(first.headers.get('x-litellm-key-spend')).toBe('0.05');
    expect(told(await gateway.chat('priced', {}, key))).toEqual(recorded('overBudget'));
    const zero = await newKey({ max_budget: 0, key_alias: 'zero' });
    expect(told(await gateway.chat('priced', {}, zero))).toEqual(recorded('zeroBudget'));
  });

  it('may ask as often a minute as its rpm_limit says', async () => {
    const key = await newKey({ rpm_limit: 1 });
    const { status, headers } = await gateway.chat('free', {}, key);
    expect([status, headers.get('x-ratelimit-api_key-remaining-requests')]).toEqual([200, '0']);
    const second = await gateway.chat('free', {}, key);
    expect(told(second)).toEqual(recorded('overRequests'));
    expect(second.headers.get('retry-after')).toBe('60');
  });

  it('may use as many tokens a minute as its tpm_limit says', async () => {
    const key = await newKey({ tpm_limit: 5 });
    expect((await gateway.chat('free', {}, key)).status).toBe(200);
    expect(told(await gateway.chat('free', {}, key))).toEqual(recorded('overTokens'));
  });

  it('opens nothing that is an admin’s', async () => {
    const key = await newKey();
    for (const path of ['/key/generate', '/key/delete', '/key/block'])
      expect((await gateway.ask(path, { key, body: { key } })).status).toBe(401);
    expect((await gateway.ask('/key/list', { key })).status).toBe(401);
  });
});

describe('a key that is asked for', () => {
  it.each([
    { max_budget: 'much' },
    { rpm_limit: [] },
    { models: 'free' },
    { models: [5] },
    { metadata: 'a' },
    { key_alias: 5 },
  ])('with %j is refused with 422, rather than made without it', async (body) => {
    expect(await generate(body)).toMatchObject({
      status: 422,
      json: { detail: [{ loc: ['body', Object.keys(body)[0]] }] },
    });
  });

  it('may have its numbers as text, and fields that nobody knows', async () => {
    const { json } = await generate({ max_budget: '5', zzz: 1 });
    expect(json['max_budget']).toBe(5);
  });

  it('with a duration beyond all time is refused', async () => {
    expect((await generate({ duration: '99999999999999999d' })).status).toBe(500);
  });

  it('has an alias that Postgres stores, else 400', async () => {
    expect((await generate({ key_alias: 'a\0' })).status).toBe(400);
  });
});

describe('keys', () => {
  it('are listed page by page', async () => {
    await Promise.all(['p1', 'p2', 'p3'].map((key_alias) => newKey({ key_alias, user_id: 'pages' })));
    const list = async (query: string) =>
      (await gateway.ask(`/key/list?user_id=pages&sort_by=key_alias&${query}`)).json;
    expect(await list('size=2&sort_order=asc&return_full_object=true')).toMatchObject({
      keys: [{ key_alias: 'p1' }, { key_alias: 'p2' }],
      total_count: 3,
      current_page: 1,
      total_pages: 2,
    });
    expect((await list('size=2&page=2'))['keys']).toHaveLength(1);
    expect((await gateway.ask('/key/list?sort_by=secret')).status).toBe(400);
  });

  it.each([
    ['sameAlias', () => generate({ key_alias: 'tiny' })],
    ['shortSecret', () => generate({ key: 'sk-short' })],
    ['badDuration', () => generate({ duration: 'soon' })],
    ['unknownInfo', () => gateway.ask('/key/info?key=sk-unknown')],
    ['unknownDelete', () => gateway.ask('/key/delete', { body: { keys: ['sk-unknown'] } })],
    ['unknownBlock', () => gateway.ask('/key/block', { body: { key: 'sk-unknown' } })],
    ['noKey', () => gateway.ask('/v1/models', { key: '' })],
  ])('are refused as LiteLLM does it: %s', async (name, asking) => {
    expect(told(await asking())).toEqual(recorded(name));
  });
});
