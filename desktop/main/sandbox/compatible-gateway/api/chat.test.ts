import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type TestGateway } from '../fixtures/run-gateway.ts';
import { failing, json, startUpstream, type Upstream } from '../fixtures/upstream.ts';

let upstream: Upstream;
let gateway: TestGateway;

beforeAll(async () => {
  upstream = await startUpstream();
  const base = `api_base: "${upstream.url}", api_key: sk-provider`;
  gateway = await runGateway(`
model_list:
  - { model_name: chat, litellm_params: { model: openai/up, ${base}, input_cost_per_token: 0.001, output_cost_per_token: 0.01 }, model_info: { id: one } }
  - { model_name: bad, litellm_params: { model: openai/bad, ${base} } }
  - { model_name: down, litellm_params: { model: openai/down, ${base} } }
  - { model_name: says, litellm_params: { model: openai/says, mock_response: Good day } }
  - { model_name: unreachable, litellm_params: { model: openai/x, api_base: "http://127.0.0.1:1/v1" } }
router_settings: { num_retries: 0, fallbacks: [{ down: [chat] }] }
`);
});
afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

describe('a chat', () => {
  it('is answered under the public name, without what the provider left empty', async () => {
    const { status, json: body, headers } = await gateway.chat('chat');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'chatcmpl-upstream',
      created: 1,
      model: 'chat',
      choices: [{ index: 0, message: { role: 'assistant', content: 'from up' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-litellm-model-id': 'one',
      'x-litellm-model-group': 'chat',
      'x-litellm-model-name': 'openai/up',
      'x-litellm-attempted-retries': '0',
      'x-litellm-attempted-fallbacks': '0',
      'x-litellm-response-cost': '0.037',
      'x-litellm-response-cost-input': '0.007',
    });
  });

  it('asks the provider for its own model, with its own key, and without LiteLLM’s fields', async () => {
    await gateway.chat('chat', { metadata: { a: 1 }, num_retries: 0, temperature: 0.5 });
    const last = upstream.asked.at(-1)!;
    expect(last.authorization).toBe('Bearer sk-provider');
    expect(last.body).toEqual({
      model: 'up',
      messages: [{ role: 'user', content: 'hi' }],
      temperature: 0.5,
    });
  });

  it('keeps the content of a tool call empty, as news', async () => {
    const message = { role: 'assistant', content: null, tool_calls: [{ id: 'a' }] };
    upstream.answer('bad', json(200, { choices: [{ index: 0, message }] }));
    expect((await gateway.chat('bad')).json).toMatchObject({ choices: [{ message }] });
  });

  it('carries the client’s own call id', async () => {
    const body = { model: 'says', messages: [] };
    const { headers } = await gateway.ask('/chat/completions', {
      body,
      headers: { 'x-litellm-call-id': 'mine' },
    });
    expect(headers.get('x-litellm-call-id')).toBe('mine');
  });

  it('answers a mock_response without a provider', async () => {
    const before = upstream.asked.length;
    expect((await gateway.chat('says')).json).toMatchObject({
      model: 'says',
      choices: [{ message: { content: 'Good day' } }],
      usage: { completion_tokens: 20 },
    });
    expect(upstream.asked.length).toBe(before);
  });

  it('tells a fallback by the header, and the model that the provider named', async () => {
    upstream.answer('down', failing(500));
    const { json: body, headers } = await gateway.chat('down');
    expect(body).toMatchObject({ model: 'up' });
    expect(headers.get('x-litellm-attempted-fallbacks')).toBe('1');
    expect(headers.get('x-litellm-model-group')).toBe('chat');
  });

  it.each([
    ['JSON of another shape', json(200, { ok: true })],
    ['a list', json(200, [])],
    ['nothing', json(204, undefined)],
    [
      'no JSON',
      ((response) => void response.writeHead(200).end('<html>')) satisfies Parameters<Upstream['answer']>[1],
    ],
    ['a redirect', json(302, {}, { location: 'http://127.0.0.1:1/' })],
  ])('never passes on as success a provider’s %s', async (_what, answer) => {
    upstream.answer('bad', answer);
    const { status, json: body } = await gateway.chat('bad');
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: { type: 'internal_server_error', code: '500' } });
  });

  it('says that a provider could not be reached, with LiteLLM’s headers', async () => {
    const { status, json: body, headers } = await gateway.chat('unreachable');
    expect(status).toBe(500);
    expect(body).toMatchObject({
      error: {
        message: expect.stringMatching(/^litellm\.InternalServerError: .*Connection error/) as string,
      },
    });
    expect(headers.get('x-litellm-response-cost')).toBe('0');
    expect(headers.get('x-litellm-call-id')).not.toBeNull();
  });

  it('passes on how long the provider asks to wait', async () => {
    upstream.answer('bad', json(429, { error: { message: 'slow down' } }, { 'retry-after': '7' }));
    const { status, headers } = await gateway.chat('bad');
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
  });
});
