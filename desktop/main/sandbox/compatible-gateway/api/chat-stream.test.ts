import { once } from 'node:events';
import { type IncomingMessage, request as open, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MASTER_KEY, runGateway, type TestGateway } from '../fixtures/run-gateway.ts';
import { event, failing, piece, startUpstream, type Upstream } from '../fixtures/upstream.ts';

let upstream: Upstream;
let gateway: TestGateway;

beforeEach(async () => {
  upstream = await startUpstream();
  const base = `api_base: "${upstream.url}"`;
  gateway = await runGateway(`
model_list:
  - { model_name: chat, litellm_params: { model: openai/up, ${base}, output_cost_per_token: 0.01 } }
  - { model_name: says, litellm_params: { model: openai/says, mock_response: Good day } }
  - { model_name: spare, litellm_params: { model: openai/spare, ${base} } }
  - { model_name: backed, litellm_params: { model: openai/backed, ${base} } }
  - { model_name: slow, litellm_params: { model: openai/slow, ${base}, stream_timeout: 0.2 } }
router_settings: { num_retries: 0, fallbacks: [{ backed: [spare] }] }
`);
});
afterEach(async () => {
  await gateway.stop();
  await upstream.close();
});

const events = (text: string): unknown[] =>
  text
    .trim()
    .split('\n\n')
    .map((one) => one.replace('data: ', ''))
    .map((data): unknown => (data === '[DONE]' ? data : JSON.parse(data)));

/** A client that holds the answer in its hands. */
async function openStream(model: string) {
  const headers = { authorization: `Bearer ${MASTER_KEY}` };
  const client = open({ port: gateway.port, method: 'POST', path: '/v1/chat/completions', headers });
  client.on('error', () => undefined);
  client.end(JSON.stringify({ model, messages: [], stream: true }));
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  return { client, response };
}

describe('a streamed chat', () => {
  it('passes each piece on under the public name, and ends with [DONE]', async () => {
    const { text, headers } = await gateway.chat('chat', { stream: true });
    expect(headers.get('content-type')).toContain('text/event-stream');
    const head = { id: 'chatcmpl-upstream', object: 'chat.completion.chunk', created: 1, model: 'chat' };
    expect(events(text)).toEqual([
      { ...head, choices: [{ index: 0, delta: { content: 'from up' } }] },
      { ...head, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }] },
      '[DONE]',
    ]);
  });

  it('tells the usage, and what it cost, to who asked for it', async () => {
    const { text } = await gateway.chat('chat', { stream: true, stream_options: { include_usage: true } });
    expect(events(text).at(-2)).toMatchObject({
      choices: [{ index: 0, delta: {} }],
      usage: { prompt_tokens: 7, completion_tokens: 3, cost: 0.03 },
    });
  });

  it('cuts a mock_response into pieces', async () => {
    const { text } = await gateway.chat('says', { stream: true });
    expect(text).toContain('"content":"Goo"');
    expect(text).toMatch(/data: \[DONE\]\n\n$/);
  });

  it.each([
    ['refuses', failing(503)],
    ['breaks off at once', (response) => void response.writeHead(200).destroy()],
    ['sends an error first', (response) => void response.end(event({ error: { message: 'no', code: 503 } }))],
    ['ends without a piece', (response) => void response.end('data: [DONE]\n\n')],
  ] satisfies [string, Parameters<Upstream['answer']>[1]][])(
    'goes to the fallback when the provider %s',
    async (_what, answer) => {
      upstream.answer('backed', answer);
      const { status, text, headers } = await gateway.chat('backed', { stream: true });
      expect(status).toBe(200);
      expect(text).toContain('from spare');
      expect(headers.get('x-litellm-attempted-fallbacks')).toBe('1');
      upstream.answer('up', answer);
      expect((await gateway.chat('chat', { stream: true })).status).toBeGreaterThanOrEqual(500);
    },
  );

  it.each([
    [
      'sends an error',
      (response) => void response.end(event(piece('half')) + event({ error: { message: 'no' } })),
    ],
    ['sends no JSON', (response) => void response.end(`${event(piece('half'))}data: {"broken\n\n`)],
  ] satisfies [string, (response: ServerResponse) => void][])(
    'ends with an error and without [DONE] when the provider %s in the middle',
    async (_what, answer) => {
      upstream.answer('up', (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        answer(response);
      });
      const { text } = await gateway.chat('chat', { stream: true });
      expect(text).toContain('half');
      expect(events(text).at(-1)).toMatchObject({ error: { code: '500' } });
    },
  );

  it('ends with an error and without [DONE] when the provider is gone in the middle', async () => {
    let breakOff = (): unknown => undefined;
    upstream.answer('up', (response) => {
      response.write(event(piece('half')));
      breakOff = () => response.destroy();
    });
    const { response } = await openStream('chat');
    const chunks = [String((await once(response, 'data'))[0])];
    breakOff();
    for await (const chunk of response) chunks.push(String(chunk));
    expect(events(chunks.join(''))).toMatchObject([
      { choices: [{ delta: { content: 'half' } }] },
      { error: { code: '500' } },
    ]);
  });

  it('gives up on a provider that stops in the middle', async () => {
    upstream.answer('slow', (response) => void response.write(event(piece('half'))));
    const { text } = await gateway.chat('slow', { stream: true });
    expect(events(text).at(-1)).toMatchObject({ error: { code: '408' } });
    await expect(upstream.asked[0]!.ended).resolves.toBe('cancelled');
  });

  it('ends the provider’s work when the client leaves', async () => {
    upstream.answer('up', (response) => void response.write(event(piece('first'))));
    const { client, response } = await openStream('chat');
    await once(response, 'data');
    client.destroy();
    await expect(upstream.asked[0]!.ended).resolves.toBe('cancelled');
    expect(gateway.said).toEqual([]);
  });

  it('reads no faster than the client does', async () => {
    const part = event(piece('x'.repeat(64 * 1024)));
    let sent = 0;
    // 256 MB, of which only as much goes out as sockets and buffers hold.
    function* parts() {
      for (; sent < 4_096; sent += 1) yield part;
    }
    upstream.answer('up', (response) => pipeline(Readable.from(parts()), response).catch(() => undefined));
    const { client, response } = await openStream('chat');
    response.pause();
    let before = -1;
    const isStill = (): boolean => sent === before || ((before = sent), false);
    await expect.poll(isStill, { interval: 200, timeout: 20_000 }).toBe(true);
    expect(sent).toBeLessThan(1_024);
    client.destroy();
  });
});
