import { expect, it } from 'vitest';
import { eachEngine } from './each-engine.ts';

interface Listed {
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

eachEngine('the models', ({ ask }) => {
  const list = async (path: string) => ((await ask(path)).json as Listed).data;

  it('are listed once each, aliases first, without a key of a provider', async () => {
    const all = await list('/v1/models');
    // LiteLLM makes a list out of a wildcard with its map of models, which our gateway does not have.
    const own = all.filter(({ id }) => !String(id).startsWith('wild/'));
    expect(own[0]).toEqual({ id: 'nickname', object: 'model', created: 1_677_610_602, owned_by: 'openai' });
    expect(own.map(({ id }) => id).slice(1, 5)).toEqual([
      'nine-to-one',
      'three-arms',
      'with-zero',
      'partly-weighted',
    ]);
    expect(own).toHaveLength(new Set(own.map(({ id }) => id)).size);
    expect(await list('/models')).toHaveLength(all.length);
  });

  it('can be looked up one by one', async () => {
    expect(await ask('/v1/models/chat')).toMatchObject({
      status: 200,
      json: { id: 'chat', object: 'model' },
    });
    expect((await ask('/v1/models/nobody')).status).toBe(404);
  });

  it('tell their deployment by its id, with what it costs', async () => {
    const [only, ...rest] = await list('/model/info?litellm_model_id=priced-1');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      model_name: 'priced',
      litellm_params: { model: 'openai/priced', api_base: expect.stringContaining('127.0.0.1') as string },
      model_info: {
        id: 'priced-1',
        db_model: false,
        key: 'openai/priced',
        input_cost_per_token: 0.001,
        output_cost_per_token: 0.002,
        pricing_overrides: ['input_cost_per_token', 'output_cost_per_token'],
      },
    });
    expect(JSON.stringify(only)).not.toContain('sk-');
    expect(await ask('/model/info?litellm_model_id=nothing')).toMatchObject({
      status: 400,
      json: { detail: { error: 'Model id = nothing not found on litellm proxy' } },
    });
  });

  it('have the ids that the sandbox gave them', async () => {
    // LiteLLM tells a deployment again for its alias, and for each model that its map makes out of a wildcard.
    const own = (await list('/model/info')).filter(
      ({ model_name }) => !/^(?:wild\/|nickname$)/.test(String(model_name)),
    );
    const ids = own.map(({ model_info }) => (model_info as { readonly id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /^[0-9a-f]{64}$/.test(id)).length).toBeGreaterThan(40);
  });

  it('are summed up by name', async () => {
    expect(await list('/model_group/info?model_group=by-rpm')).toMatchObject([
      { model_group: 'by-rpm', providers: ['openai'], rpm: 400_000, tpm: null, mode: null },
    ]);
    expect(await list('/model_group/info?model_group=nobody')).toEqual([]);
  });
});

eachEngine('health', ({ ask }) => {
  it('is told without a key', async () => {
    expect(await ask('/health/readiness', { key: '' })).toMatchObject({
      status: 200,
      json: { status: 'healthy', db: 'Not connected' },
    });
    for (const path of ['/health/liveliness', '/health/liveness'])
      expect(await ask(path, { key: '' })).toMatchObject({ status: 200, json: "I'm alive!" });
  });
});

eachEngine('without a database', ({ ask }) => {
  it.each([
    '/key/list',
    '/key/info?key=sk-a',
    '/spend/logs',
    '/spend/logs/v2?start_date=2026-01-01&end_date=2026-01-02',
  ])('%s is refused', async (path) => expect([401, 500]).toContain((await ask(path)).status));

  it.each(['/key/generate', '/key/delete', '/key/block'])('%s is refused', async (path) => {
    expect((await ask(path, { body: { key: 'sk-a', keys: ['sk-a'] } })).status).toBe(500);
  });
});
