import { once } from 'node:events';
import { type IncomingMessage, request as open } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MASTER_KEY, runGateway, type TestGateway } from '../fixtures/run-gateway.ts';

const CONFIG =
  'model_list: [{ model_name: says, litellm_params: { model: openai/says, mock_response: Good day } }]';

let gateway: TestGateway;
/** The same with hardly any patience. */
let hasty: TestGateway;
beforeAll(async () => {
  gateway = await runGateway(CONFIG);
  hasty = await runGateway(CONFIG, { patience: { headersMs: 300, requestMs: 600, checkEveryMs: 50 } });
});
afterAll(async () => {
  await gateway.stop();
  await hasty.stop();
});

const PATH = '/v1/chat/completions';
const MB = 1024 * 1024;
const messages = (content: string): string =>
  `{"model":"says","messages":[{"role":"user","content":"${content}"}]}`;

/** A bare socket that has said something. */
async function talk({ port }: TestGateway, said: string) {
  const socket = connect(port, '127.0.0.1');
  const chunks: string[] = [];
  socket.on('data', (chunk) => chunks.push(String(chunk)));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  socket.write(said);
  return { socket, closed, heard: () => chunks.join('') };
}

describe('a client that means no good', () => {
  it.each([
    ['broken JSON', '{"model":'],
    ['a list', '[]'],
    ['a text', '"says"'],
    ['null', 'null'],
    ['no JSON', 'model=says'],
    [
      'text that is not UTF-8',
      Buffer.concat([Buffer.from('{"model":"says","a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ],
    ['lists in lists without end', `{"model":"says","messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['half of deep lists', '['.repeat(2_000_000)],
  ])('is refused with 400 for %s', async (_what, body) => {
    const { status, json } = await gateway.ask(PATH, { body });
    expect(status).toBe(400);
    expect(json).toEqual({
      error: {
        message: 'Invalid JSON payload: the body is not a JSON object.',
        type: 'invalid_request_error',
        param: 'request_body',
        code: '400',
      },
    });
  });

  it('may say brackets as often as it likes inside of a text', async () => {
    const { status } = await gateway.ask(PATH, { body: messages('[{'.repeat(5_000) + '\\"[') });
    expect(status).toBe(200);
  });

  it.each([
    [{}, 'messages'],
    [{ messages: [], model: 5 }, 'model'],
    [{ model: 'says', messages: 'hi' }, null],
    [{ model: 'says', messages: ['hi'] }, null],
    [{ messages: [] }, null],
  ])('is refused with 400 for the body %j', async (body, param) => {
    const { status, json } = await gateway.ask(PATH, { body });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { param, code: '400' } });
  });

  it('is answered whatever content type it claims', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const asking = { body: messages('hi'), headers: { 'content-type': type } };
      expect((await gateway.ask(PATH, asking)).status).toBe(200);
    }
  });

  it('is told early that 50 MB are too much', async () => {
    const { status, json } = await gateway.ask(PATH, { body: messages('x'.repeat(50 * MB)) });
    expect(status).toBe(413);
    expect(json).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('cannot fill the memory by not saying how much it sends', async () => {
    const held = () => process.memoryUsage().arrayBuffers;
    const client = open({
      port: gateway.port,
      method: 'POST',
      path: PATH,
      headers: { authorization: `Bearer ${MASTER_KEY}` },
    });
    client.on('error', () => undefined);
    const answered = once(client, 'response') as Promise<[IncomingMessage]>;
    const chunks = Array.from({ length: 50 }, () => Buffer.alloc(MB, 'x'));
    const before = held();
    void pipeline(Readable.from(chunks), client).catch(() => undefined);
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    expect(held() - before).toBeLessThan(45 * MB);
    client.destroy();
    expect((await gateway.chat('says')).status).toBe(200);
  });

  it('is refused with 431 for headers without end', async () => {
    const { closed, heard } = await talk(
      gateway,
      `GET /v1/models HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20 * 1024)}\r\n\r\n`,
    );
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each([
    ['half a request line', 'GET /v1/mod'],
    ['half of its headers', 'POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nx-a'],
    ['less than it promised', `POST ${PATH} HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"model"`],
  ])('is let go when it sends %s and then nothing', async (_what, said) => {
    const { closed, heard } = await talk(hasty, said);
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('leaves no trace as a bug when it goes in the middle of its request', async () => {
    const { socket, closed } = await talk(
      gateway,
      `POST ${PATH} HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"model"`,
    );
    socket.destroy();
    await closed;
    expect((await gateway.chat('says')).status).toBe(200);
    expect(gateway.said).toEqual([]);
  });

  it('gets 404 for strange paths and 405 for strange methods', async () => {
    for (const path of [
      '/nothing',
      '/__proto__',
      '/constructor',
      '/v1/models/..%2f',
      '//evil',
      '/%ff%fe',
      '/v1/models/%',
    ]) {
      expect((await gateway.ask(path)).status, path).toBe(404);
    }
    expect((await gateway.ask(PATH, { method: 'DELETE' })).json).toEqual({ detail: 'Method Not Allowed' });
  });

  it('sees no more than the start of a name that it made up', async () => {
    const { status, text } = await gateway.chat('n'.repeat(1_000_000));
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(2_000);
  });
});
