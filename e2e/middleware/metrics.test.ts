import { expect, it, vi } from 'vitest';
import { readMetrics } from './prometheus.ts';
import { eachBackend } from './rig.ts';

const ask = (url: string, key: string, body: object): Promise<Response> =>
  fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], ...body }),
  });

eachBackend('health and metrics', (rig) => {
  const metrics = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${rig.url}/gatehouse/metrics`, { headers });

  it('say that it lives, and whether it takes requests', async () => {
    const health = await fetch(`${rig.url}/gatehouse/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'healthy' }]);
    const readiness = await fetch(`${rig.url}/gatehouse/readiness`);
    // The mock backend speaks OpenAI's API and is not LiteLLM, whose own readiness is asked.
    expect([readiness.status, await readiness.json()]).toMatchObject(
      rig.backend === 'mock'
        ? [503, { status: 'not ready', litellm: 'unreachable', history: { database: 'ready' } }]
        : [200, { status: 'ready', litellm: 'ready', history: { database: 'ready' } }],
    );
  });

  it('are in Prometheus’ form and count each call once', async () => {
    for (const model of ['chat', 'chat', 'chat-mock-status-429'])
      await (await ask(rig.url, rig.key, { model })).text();
    const counted = async (status: string): Promise<number | undefined> => {
      const response = await metrics();
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      return readMetrics(await response.text()).find(
        ({ name, labels }) =>
          name === 'gatehouse_calls_total' && labels['route'] === 'chat' && labels['status'] === status,
      )?.value;
    };
    await vi.waitFor(async () => expect([await counted('200'), await counted('429')]).toEqual([2, 1]));
    const samples = readMetrics(await (await metrics()).text());
    const named = (wanted: string) => samples.filter(({ name }) => name === wanted);
    expect(named('gatehouse_calls_under_way')[0]?.value).toBe(0);
    expect(named('gatehouse_held_body_bytes')[0]?.value).toBe(0);
    expect(named('gatehouse_tokens_total').find(({ labels }) => labels['direction'] === 'in')?.value).toBe(
      10,
    );
    // Whoever calls chooses the model, so that it is no label.
    expect(JSON.stringify(samples)).not.toContain('chat-mock');
  });

  it('are for the task’s own network, and through a load balancer for the operator', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const refused = await metrics(forwarded);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('gatehouse_');
    expect((await metrics({ ...forwarded, authorization: 'Bearer sk-wrong' })).status).toBe(403);
    const operator = await metrics({ ...forwarded, authorization: `Bearer ${rig.key}` });
    expect([operator.status, readMetrics(await operator.text()).length > 20]).toEqual([200, true]);
  });
});
