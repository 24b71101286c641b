import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as Socket } from 'ws';
import { createLogger } from '../logging/log.ts';
import { listPageFiles } from '../page/files.ts';
import type { ConformanceContract } from '../transport/conformance/contract.ts';
import { conformanceRouter } from '../transport/conformance/router.ts';
import { until } from '../transport/conformance/wire.ts';
import { createHost } from '../transport/host.ts';
import { openPageServer, type PageServer } from './page-server.ts';

const TOKEN = 'a-token-of-this-test';
const lines: string[] = [];
let folder: string;
let server: PageServer;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-page-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<title>Gatehouse</title>');
  await writeFile(join(folder, 'page', 'assets', 'main-x1.js'), 'start()');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  lines.length = 0;
  server = await openPageServer({
    files: await listPageFiles(join(folder, 'page')),
    host: createHost(conformanceRouter(), pino({ enabled: false })),
    token: TOKEN,
    port: 0,
    log: createLogger({ write: (line) => lines.push(line) }),
  });
  origin = new URL(server.url).origin;
});
afterEach(() => server.close());

interface Asked {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}
/** Sends the path as it is, which `fetch` would tidy. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Asked> {
  const { hostname, port } = new URL(origin);
  const request = get({ hostname, port, path, headers, method, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, text };
}

/** What became of a socket: `open`, or the status it was refused with. */
async function knock(options: {
  readonly origin?: string;
  readonly host?: string;
  readonly protocols?: string[];
  readonly path?: string;
}): Promise<number | 'open'> {
  const url = `${origin.replace('http', 'ws')}${options.path ?? '/socket'}`;
  const socket = new Socket(url, options.protocols ?? ['gatehouse', TOKEN], {
    ...(options.origin !== undefined && { origin: options.origin }),
    ...(options.host !== undefined && { headers: { host: options.host } }),
  });
  socket.on('error', () => undefined);
  const outcome = await new Promise<number | 'open'>((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
  socket.terminate();
  return outcome;
}

describe('the page', () => {
  it('comes with its policy: no inline scripts, no eval, no frames, no guessing of types', async () => {
    const { status, headers, text } = await ask('/');
    expect([status, text]).toEqual([200, '<title>Gatehouse</title>']);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
  });

  it('has files with a hash in their names kept for ever', async () => {
    const { status, headers } = await ask('/assets/main-x1.js?later');
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-type']).toContain('text/javascript');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..\\..\\secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/.',
    '/constructor',
  ])('answers 404 for what is not on its list: %s', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).not.toContain('not for the page');
  });

  it('answers to no other name, so that none can be rebound to it', async () => {
    const { port } = new URL(origin);
    for (const host of ['evil.example', `localhost:${port}`, '127.0.0.1', `127.0.0.1:${port}.evil.example`]) {
      expect((await ask('/', { host })).status).toBe(403);
    }
  });

  it('takes GET and HEAD only', async () => {
    expect((await ask('/', {}, 'HEAD')).status).toBe(200);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });
});

describe('the socket', () => {
  it('opens for our own page with the token, and carries calls', async () => {
    const socket = new Socket(`${origin.replace('http', 'ws')}/socket`, ['gatehouse', TOKEN], { origin });
    const client: ContractRouterClient<ConformanceContract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as WebSocket }),
    );
    expect(await client.echo({ text: 'hello' })).toEqual({ text: 'hello' });
    expect(socket.protocol).toBe('gatehouse');
    socket.terminate();
  });

  it('is refused to a page on another port or name of this machine, whatever it knows', async () => {
    const { port } = new URL(origin);
    const others = [
      `http://127.0.0.1:${Number(port) + 1}`,
      `http://localhost:${port}`,
      'null',
      'http://evil.example',
      `https://127.0.0.1:${port}`,
    ];
    for (const other of others) expect(await knock({ origin: other })).toBe(403);
    expect(await knock({})).toBe(403);
  });

  it('is refused without the token, with another, and with more beside it', async () => {
    for (const protocols of [
      ['gatehouse'],
      ['gatehouse', 'guess'],
      ['gatehouse', TOKEN, 'x'],
      [TOKEN],
      ['gatehouse', `${TOKEN}x`],
    ]) {
      expect(await knock({ origin, protocols })).toBe(403);
    }
  });

  it('is refused under another host name and on another path', async () => {
    expect(await knock({ origin, host: 'evil.example' })).toBe(403);
    expect(await knock({ origin, path: `/?token=${TOKEN}` })).toBe(403);
    expect(await knock({ origin, path: '/socket/x' })).toBe(403);
  });

  it('leaves no token in the log', async () => {
    await knock({ origin, path: `/?token=${TOKEN}` });
    await knock({ origin: 'http://evil.example' });
    await until('both refusals are logged', () => lines.length === 2);
    expect(lines.join()).not.toContain(TOKEN);
  });
});

describe('broken clients', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    [
      'a path that is no URL',
      'GET http://[ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'a path of two slashes',
      'GET // HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'an upgrade to nothing',
      'GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: nothing\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['a header without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`],
  ])('are turned away and the page is still served: %s', async (_what, bytes) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('error', () => undefined);
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await ask('/')).status).toBe(200);
  });
});

describe('a port', () => {
  it('that is taken is told in a sentence with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const files = () => undefined;
    const host = createHost({}, pino({ enabled: false }));
    const opening = openPageServer({ files, host, token: TOKEN, port, log: pino({ enabled: false }) });
    await expect(opening).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Another program uses this port: "${port}".`,
      remedy: expect.stringContaining('--port') as string,
    });
    other.close();
    await once(other, 'close');
  });
});
