import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayHttp } from './http.ts';

type Scripted = { readonly status: number; readonly body: string } | 'never';
let scripted: Scripted = { status: 200, body: '{}' };
let seen: string[] = [];
let server: Server;
let http: GatewayHttp;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
    if (scripted !== 'never') response.writeHead(scripted.status).end(scripted.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  http = new GatewayHttp({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    masterKey: 'sk-x',
  });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await http.close();
});

test('asks with the master key', async () => {
  scripted = { status: 200, body: '{"a":1}' };
  expect(await http.get('/v1/models')).toEqual({ a: 1 });
  expect(seen).toEqual(['GET /v1/models Bearer sk-x']);
});

test.each([
  [401, 'Prisma Client is not initialized', 'UNAVAILABLE', /runs without a database/],
  [400, 'No connected db.', 'UNAVAILABLE', /runs without a database/],
  [401, 'Invalid proxy server token passed', 'ACCESS_DENIED', /refused: "Invalid proxy server token passed"/],
  [500, 'boom', 'UNAVAILABLE', /refused: "boom"/],
])('tells a refusal with %i "%s" as %s', async (status, message, code, words) => {
  scripted = { status, body: JSON.stringify({ error: { message } }) };
  await expect(http.get('/spend/logs/v2')).rejects.toMatchObject({
    code,
    message: expect.stringMatching(words) as string,
  });
});

test('gives a refusal of a call as it is', async () => {
  scripted = { status: 429, body: 'slow down' };
  expect(await http.post('/v1/chat/completions', {}, 1_000)).toEqual({ status: 429, text: 'slow down' });
});

test('says that nobody answers, after a time or at once', async () => {
  scripted = 'never';
  await expect(http.post('/x', {}, 50)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('did not answer within') as string,
  });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(http.get('/x')).rejects.toMatchObject({ message: 'The gateway does not answer.' });
});

test('is cancelled by whoever asked', async () => {
  scripted = 'never';
  const leave = new AbortController();
  const asked = http.get('/x', leave.signal);
  await expect.poll(() => seen.length).toBe(1);
  leave.abort();
  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('takes no answer without an end', async () => {
  scripted = { status: 200, body: ' '.repeat(21_000_000) };
  await expect(http.get('/x')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
