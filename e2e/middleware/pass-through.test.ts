import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bedrockClient, openAiClient } from './clients/sdk.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { headOf, openRaw } from './raw.ts';
import { eachBackend } from './rig.ts';
import { startUpstream, type Upstream } from './upstream.ts';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';

const MIB = 1024 * 1024;
const chat = (model: string, more: object = {}): string =>
  JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }], ...more });

/** Each with its body; all answered by LiteLLM, whatever it thinks of them. */
const REQUESTS = [
  ['GET', '/v1/models', undefined],
  ['GET', '/no/such/page', undefined],
  ['DELETE', '/v1/models', undefined],
  ['POST', '/v1/chat/completions', '{"model": "chat", "messages": ['],
  ['POST', '/v1/chat/completions', '[]'],
  ['POST', '/v1/chat/completions', chat('nobody-knows-it')],
  ['POST', '/v1/chat/completions', chat('chat-mock-status-429')],
  ['POST', '/v1/chat/completions', chat('chat-mock-status-422')],
  ['POST', '/v1/chat/completions', chat('chat-mock-status-500')],
  ['POST', '/v1/embeddings', '{"model": "chat-embed"}'],
  ['POST', '/key/info', '{}'],
] as const;

/** Without what is drawn anew for each answer, and the session's id. */
const withoutNews = (text: string): string =>
  text.replace(/"session_id":"[^"]*",/, '').replace(/"(created|id)":\s*("[^"]*"|\d+)/g, '"$1":…');

eachBackend('what is LiteLLM’s to answer', (rig) => {
  it.each(REQUESTS)('keeps its status, type and body: %s %s %s', async (method, path, body) => {
    const ask = (url: string): Promise<Response> =>
      fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${rig.key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      });
    const [direct, through] = await Promise.all([ask(rig.litellmUrl), ask(rig.url)]);
    expect(through.status).toBe(direct.status);
    expect(through.headers.get('content-type')).toBe(direct.headers.get('content-type'));
    expect(withoutNews(await through.text()).trimEnd()).toBe(withoutNews(await direct.text()));
  });

  it('waits for a body that waits for its "100 Continue"', async () => {
    const body = chat('chat');
    const raw = await openRaw(rig.url);
    raw.send(
      headOf({
        path: '/v1/chat/completions',
        key: rig.key,
        body,
        headers: { expect: '100-continue', connection: 'close' },
      }),
    );
    expect(await raw.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    raw.send(body);
    expect(await raw.rest()).toMatch(/HTTP\/1\.1 200 OK[^]*The model asked for was/);
  });

  it('reaches a client whole that has closed its own side, a stream too', async () => {
    for (const stream of [false, true]) {
      const body = chat('chat', { stream });
      const raw = await openRaw(rig.url);
      raw.send(headOf({ path: '/v1/chat/completions', key: rig.key, body }) + body);
      raw.socket.end();
      const answer = await raw.rest();
      expect(answer).toContain('HTTP/1.1 200 OK');
      expect(answer).toContain(stream ? 'data: [DONE]' : '"finish_reason"');
    }
  });

  it('is not asked when a body is too large: 413 before it is sent', async () => {
    const head = { path: '/v1/chat/completions', key: rig.key, body: 'x' };
    for (const headers of [{}, { expect: '100-continue' }]) {
      const raw = await openRaw(rig.url);
      raw.send(headOf({ ...head, headers }).replace('content-length: 1', `content-length: ${50 * MIB}`));
      const answer = await raw.until('BODY_LIMIT_BYTES');
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      raw.socket.destroy();
    }
  });

  it('is not asked with 50 MB, which clients are told as such', async () => {
    const content = 'x'.repeat(50 * MIB);
    const { byModel: before } = await rig.counts();
    const openai = openAiClient({ url: rig.url, key: rig.key });
    await expect(
      openai.chat.completions.create({ model: 'chat-large', messages: [{ role: 'user', content }] }),
    ).rejects.toMatchObject({ status: 413 });
    for (const isHttp1 of [false, true]) {
      const bedrock = bedrockClient({ url: rig.url, key: rig.key, isHttp1 });
      const command = new ConverseCommand({
        modelId: 'chat-large',
        messages: [{ role: 'user', content: [{ text: content }] }],
      });
      await expect(bedrock.send(command)).rejects.toMatchObject({
        name: 'ValidationException',
        $metadata: { httpStatusCode: 413 },
      });
      bedrock.destroy();
    }
    expect((await rig.counts()).byModel['chat-large']).toBe(before['chat-large']);
  });
});

describe('what is sent on', () => {
  let upstream: Upstream;
  let middleware: Part;
  /** Bytes of the large answer that left so far. */
  let sent = 0;
  const LARGE = 256 * MIB;
  const PIECE = Buffer.alloc(MIB, 'x');

  beforeAll(async () => {
    upstream = await startUpstream((incoming, response) => {
      if (incoming.url !== '/large') {
        response
          .setHeader('x-answer', 'yes')
          .setHeader('set-cookie', ['a=1', 'b=2'])
          .writeHead(418)
          .end('Teapot');
        return;
      }
      void (async () => {
        for (sent = 0; sent < LARGE; sent += PIECE.length)
          if (!response.write(PIECE)) await once(response, 'drain');
        response.end();
      })();
    });
    middleware = await startMiddleware(upstream.url);
  });
  afterAll(async () => {
    await middleware.stop();
    await upstream.stop();
  });

  it('arrives untouched, and its answer comes back so', async () => {
    const response = await fetch(`${middleware.url}/any/%2Fpath?b=2&a=1&a=0`, {
      method: 'PUT',
      headers: { 'x-own': 'kept', authorization: 'Bearer sk-of-a-client' },
      body: 'as it is\n',
    });
    expect([response.status, await response.text()]).toEqual([418, 'Teapot']);
    expect(response.headers.get('x-answer')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(upstream.seen.at(-1)).toMatchObject({
      method: 'PUT',
      url: '/any/%2Fpath?b=2&a=1&a=0',
      headers: { 'x-own': 'kept', authorization: 'Bearer sk-of-a-client' },
      body: 'as it is\n',
    });
  });

  it('comes no faster than a slow reader takes it, and whole', async () => {
    const asked = request(`${middleware.url}/large`).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let before = -1;
    // It stands still once every buffer on the way is full.
    await vi.waitFor(
      () => {
        const isStill = sent === before && sent > 0;
        before = sent;
        expect(isStill).toBe(true);
      },
      { timeout: 30_000, interval: 250 },
    );
    expect(sent).toBeLessThan(LARGE / 4);
    let total = 0;
    for await (const piece of answer) total += (piece as Buffer).length;
    expect(total).toBe(LARGE);
  });
});
