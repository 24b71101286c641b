import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { javascript } from './clients/bedrock.ts';
import { openAiClient } from './clients/sdk.ts';
import { newKey } from './keys.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { callLines, type CallLine, eachBackend, type Rig } from './rig.ts';
import { startUpstream, type Upstream } from './upstream.ts';

const asked = (content: string) => [{ role: 'user' as const, content }];

/** The line of a call, which is written a moment after its answer. */
const lineOf = (rig: Pick<Rig, 'lines'>, callId: string | null | undefined): Promise<CallLine> =>
  vi.waitFor(() => {
    const own = rig.lines().filter((line) => line.callId === callId);
    expect(own).toHaveLength(1);
    return own[0]!;
  });

eachBackend('the one line of a call', (rig) => {
  it('carries the id that the answer has, and what joins it with the rest', async () => {
    const { data, response } = await openAiClient(rig)
      .chat.completions.create(
        { model: 'chat', messages: asked('Hello') },
        { headers: { 'x-amzn-trace-id': 'Root=1-65f0-abc', 'x-litellm-trace-id': 'a-trace' } },
      )
      .withResponse();
    const line = await lineOf(rig, response.headers.get('x-litellm-call-id'));
    expect(line).toMatchObject({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      traceId: 'a-trace',
      amznTraceId: 'Root=1-65f0-abc',
      sessionId: response.headers.get('x-session-id'),
      route: 'chat',
      method: 'POST',
      path: '/v1/chat/completions',
      status: 200,
      outcome: 'ok',
      stream: false,
      keyHash: hash('sha256', rig.key),
      modelAsked: 'chat',
      responseId: data.id,
      tokensIn: 5,
      tokensOut: 27,
      upstreamStatus: 200,
      durationMs: expect.any(Number) as number,
    });
    if (rig.backend !== 'mock')
      expect(line).toMatchObject({ modelGroup: 'chat', modelId: response.headers.get('x-litellm-model-id') });
  });

  it('is written for streams, Bedrock and failures alike', async () => {
    const messages = [{ role: 'user', content: [{ text: 'Hello' }] }];
    const converse = await javascript(rig)('converse_stream', { modelId: 'chat', messages });
    expect(await lineOf(rig, converse.headers['x-litellm-call-id'])).toMatchObject({
      route: 'converse-stream',
      stream: true,
      outcome: 'ok',
      tokensIn: 5,
      ttftMs: expect.any(Number) as number,
    });
    const failed = await fetch(`${rig.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${rig.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'chat-mock-status-429', messages: asked('Hello') }),
    });
    expect(await lineOf(rig, failed.headers.get('x-litellm-call-id'))).toMatchObject({
      status: 429,
      outcome: 'error',
      upstreamStatus: 429,
    });
    const refused = await fetch(`${rig.url}/bedrock/model/chat/converse`, {
      method: 'POST',
      headers: { authorization: `Bearer ${rig.key}` },
      body: '{"messages": 5}',
    });
    expect(await lineOf(rig, refused.headers.get('x-litellm-call-id'))).toMatchObject({
      status: 400,
      outcome: 'refused',
      errorCode: 'invalid',
    });
  });

  if (rig.backend === 'compatible') {
    it('finds the call’s row of spend', async () => {
      const key = await newKey(rig.litellmUrl);
      const { response } = await openAiClient({ ...rig, url: rig.url, key })
        .chat.completions.create({ model: 'priced', messages: asked('Hello') })
        .withResponse();
      const callId = response.headers.get('x-litellm-call-id') ?? '';
      const { keyHash, costUsd } = await lineOf(rig, callId);
      const day = 24 * 60 * 60 * 1000;
      const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString().slice(0, 10));
      const query = `request_id=${callId}&start_date=${from} 00:00:00&end_date=${to} 00:00:00`;
      await vi.waitFor(
        async () => {
          const rows = await fetch(`${rig.url}/spend/logs/v2?${query}`, {
            headers: { authorization: `Bearer ${rig.key}` },
          });
          expect(await rows.json()).toMatchObject({ total: 1, data: [{ api_key: keyHash, spend: costUsd }] });
        },
        { timeout: 15_000, interval: 200 },
      );
    });
  }
});

describe('what LiteLLM is told of a call', () => {
  let upstream: Upstream;
  let middleware: Part;
  beforeAll(async () => {
    upstream = await startUpstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-litellm-call-id': 'of-litellm' });
      response.end(
        '{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}',
      );
    });
    middleware = await startMiddleware(upstream.url);
  });
  afterAll(async () => {
    await middleware.stop();
    await upstream.stop();
  });

  it.each(['/v1/chat/completions', '/bedrock/model/chat/converse', '/v1/anything/else'])(
    'is our id, never the client’s, and no wish to log what is redacted: %s',
    async (path) => {
      const isBedrock = path.startsWith('/bedrock');
      const body = isBedrock
        ? { messages: [{ role: 'user', content: [{ text: 'Hi' }] }] }
        : { model: 'chat', messages: asked('Hi') };
      const response = await fetch(middleware.url + path, {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-a',
          'content-type': 'application/json',
          'x-litellm-call-id': 'chosen-by-a-client',
          'litellm-disable-message-redaction': 'true',
        },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(200);
      const callId = response.headers.get('x-litellm-call-id');
      expect(callId).toMatch(/^[0-9a-f-]{36}$/);
      const { headers } = upstream.seen.at(-1)!;
      expect(headers).toMatchObject({ 'x-litellm-call-id': callId, 'x-litellm-trace-id': callId });
      expect(headers).not.toHaveProperty('litellm-disable-message-redaction');
      await lineOf({ lines: () => callLines(middleware) }, callId);
    },
  );
});
