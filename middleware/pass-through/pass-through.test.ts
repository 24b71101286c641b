import { once } from 'node:events';
import { request as ask, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf, type Rig, startMiddleware, startUpstream } from './upstream.fixture.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(listener: RequestListener): Promise<Rig & { readonly upstreamUrl: string }> {
  const { url, server } = await startUpstream(listener);
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const rig = await startMiddleware(url);
  ends.push(() => rig.stop());
  return { ...rig, upstreamUrl: url };
}

/** What a raw connection gets back until it is closed. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return answer;
}

describe('what is passed on', () => {
  it('arrives as it was sent: method, path, query, headers in their order, body', async () => {
    let seen: { line: string; headers: readonly string[]; body: string } | undefined;
    const rig = await start((request, response) => {
      const { method = '', url = '', rawHeaders } = request;
      void bodyOf(request).then((body) => {
        seen = { line: `${method} ${url}`, headers: rawHeaders, body };
        response.end('ok');
      });
    });
    const sent = ask(`${rig.url}/v1/a%2Fb//c?x=1&x=%20;`, {
      method: 'PATCH',
      headers: [
        'Host',
        'gateway.example',
        'X-One',
        'a',
        'x-one',
        'b',
        'Authorization',
        'Bearer sk-1',
        'Connection',
        'close, x-hop',
        'X-Hop',
        '1',
      ],
    });
    sent.end('héllo');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    expect(seen).toMatchObject({ line: 'PATCH /v1/a%2Fb//c?x=1&x=%20;', body: 'héllo' });
    const headers = seen!.headers.map((text, index) => (index % 2 === 0 ? text : `=${text}`)).join(' ');
    expect(headers).toContain('X-One =a x-one =b Authorization =Bearer sk-1');
    expect(headers.toLowerCase()).not.toContain('x-hop');
  });

  it.each([
    [422, 'Unprocessable', '{"error":{"type":"budget_exceeded"}}'],
    [429, 'Slow Down', '{"error":{}}'],
    [500, 'Internal Server Error', ''],
    [204, 'No Content', ''],
  ])('comes back as it was answered: %i', async (status, words, body) => {
    let asked: string | undefined;
    const rig = await start((request, response) => {
      asked = request.headers['x-litellm-call-id'] as string;
      response.writeHead(status, words, [
        'X-LiteLLM-Call-Id',
        asked,
        'Set-Cookie',
        'a=1',
        'Set-Cookie',
        'b=2',
      ]);
      response.end(body);
    });
    const answer = await fetch(`${rig.url}/x`);
    expect([answer.status, answer.statusText, await answer.text()]).toEqual([status, words, body]);
    expect(answer.headers.get('x-litellm-call-id')).toBe(asked);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });
});

describe('a stream', () => {
  it('goes on piece by piece, its status before its first piece', async () => {
    let upstream: ServerResponse | undefined;
    const rig = await start((_request, response) => {
      upstream = response;
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    });
    const answer = await fetch(`${rig.url}/v1/chat/completions`);
    expect(answer.status).toBe(200);
    const reader = answer.body!.getReader();
    for (const piece of ['data: 1\n\n', 'data: [DONE]\n\n']) {
      upstream?.write(piece);
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(piece);
    }
    upstream?.end();
    expect((await reader.read()).done).toBe(true);
  });

  it('is ended at LiteLLM with the next piece when the client has left', async () => {
    let hasLeft = (): void => undefined;
    const left = new Promise<void>((resolve) => (hasLeft = resolve));
    const rig = await start((_request, response) => {
      const writing = setInterval(() => response.write('data: 1\n\n'), 10);
      response.writeHead(200).once('close', () => {
        clearInterval(writing);
        hasLeft();
      });
    });
    const leave = new AbortController();
    await fetch(`${rig.url}/x`, { signal: leave.signal });
    leave.abort();
    await left;
    await expect.poll(() => rig.lines).toMatchObject([{ outcome: 'aborted', status: 200 }]);
  });

  it('that LiteLLM breaks off is broken off for the client too, and never looks whole', async () => {
    const rig = await start((_request, response) => {
      response.writeHead(200).write('half', () => response.destroy());
    });
    await expect(fetch(`${rig.url}/x?secret=1`).then((answer) => answer.text())).rejects.toThrow();
    await expect
      .poll(() => rig.lines)
      .toMatchObject([{ method: 'GET', path: '/x', errorCode: 'LITELLM_CLOSED' }]);
  });
});

describe('a client that closes its side while it waits', () => {
  it('and is gone, ends the request at LiteLLM', async () => {
    let hasLeft = (): void => undefined;
    const left = new Promise<void>((resolve) => (hasLeft = resolve));
    const rig = await start((request, response) => {
      response.once('close', hasLeft);
      request.resume();
    });
    const socket = connect(rig.port, '127.0.0.1');
    socket.write('GET /x HTTP/1.1\r\nhost: a\r\n\r\n', () => {
      socket.end();
      socket.destroy();
    });
    await left;
    await expect.poll(() => rig.lines).toMatchObject([{ outcome: 'aborted' }]);
  });

  it('and still reads, gets its answer, however long it takes', async () => {
    const rig = await start((_request, response) => {
      setTimeout(() => response.end('late'), 2_500);
    });
    const socket = connect({ port: rig.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.end('GET /x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    let answer = '';
    for await (const piece of socket) answer += String(piece);
    expect(answer).toMatch(/HTTP\/1\.1 200 OK[^]*late$/);
  });
});

describe('what is refused here', () => {
  it('a body over the limit: announced, in chunks, and before it is sent', async () => {
    let asked = 0;
    const rig = await start((request) => {
      asked += 1;
      request.on('error', () => undefined).resume();
    });
    const large = 'x'.repeat(200_000);
    expect((await fetch(`${rig.url}/x`, { method: 'POST', body: large })).status).toBe(413);
    expect(asked).toBe(0);
    const chunks = new ReadableStream({
      start: (controller) => {
        for (let at = 0; at < 20; at += 1)
          controller.enqueue(new TextEncoder().encode(large.slice(0, 10_000)));
        controller.close();
      },
    });
    const chunked = await fetch(`${rig.url}/x`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    expect([chunked.status, await chunked.json()]).toMatchObject([413, { error: { code: '413' } }]);
    const head = 'POST /x HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 200000\r\n\r\n';
    expect(await raw(rig.port, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('a LiteLLM that is not there: 503 with when to try again', async () => {
    const { url, server } = await startUpstream(() => undefined);
    server.close();
    const rig = await startMiddleware(url);
    ends.push(() => rig.stop());
    const answer = await fetch(`${rig.url}/x`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await fetch(`${rig.url}/gatehouse/readiness`)).status).toBe(503);
    expect((await fetch(`${rig.url}/gatehouse/health`)).status).toBe(200);
  });

  it.each([
    'nonsense\r\n\r\n',
    'GET /x HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n',
    `GET /x HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
  ])('a request that is none, and serves the next one', async (text) => {
    const rig = await start((_request, response) => response.end('ok'));
    expect(await raw(rig.port, text)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`${rig.url}/x`)).status).toBe(200);
  });
});

it('sends new requests elsewhere while those under way finish where they are', async () => {
  let finish = (): void => undefined;
  const rig = await start((_request, response) => {
    finish = () => response.end('old');
    response.writeHead(200).flushHeaders();
  });
  const other = await startUpstream((_request, response) => response.end('new'));
  ends.push(() => other.server.close());
  const old = await fetch(`${rig.url}/x`);
  rig.upstreams.switchTo(other.url);
  expect(await (await fetch(`${rig.url}/x`)).text()).toBe('new');
  expect(rig.drained).toEqual([]);
  finish();
  expect(await old.text()).toBe('old');
  await expect.poll(() => rig.drained).toEqual([rig.upstreamUrl]);
});
