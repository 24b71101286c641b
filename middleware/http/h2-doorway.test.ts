import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect as connectH2 } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { startMock } from '../mock-llm/mock.fixture.ts';
import { startMiddleware } from '../pass-through/upstream.fixture.ts';
import { addH2Doorway } from './h2-doorway.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(
  answer: Parameters<typeof createServer>[1],
): Promise<{ port: number; server: Server; close: () => void }> {
  const server = createServer(answer);
  const { close } = addH2Doorway(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    close();
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, server, close };
}

describe('one port', () => {
  it('serves the AWS SDK for JavaScript as it is out of the box, which speaks HTTP/2', async () => {
    const mock = await startMock();
    ends.push(() => mock.stop());
    const rig = await startMiddleware(mock.url);
    ends.push(() => rig.stop());
    const client = new BedrockRuntimeClient({
      endpoint: `${rig.url}/bedrock`,
      region: 'us-east-1',
      token: { token: 'sk-1234' },
      authSchemePreference: ['httpBearerAuth'],
    });
    ends.push(() => client.destroy());
    const ask = { modelId: 'nova', messages: [{ role: 'user' as const, content: [{ text: 'hi' }] }] };
    const { output } = await client.send(new ConverseCommand(ask));
    expect(output?.message?.content?.[0]?.text).toContain('mock backend');
    const { stream } = await client.send(new ConverseStreamCommand(ask));
    const events: string[] = [];
    for await (const event of stream ?? []) events.push(...Object.keys(event));
    expect([events[0], events.at(-1)]).toEqual(['messageStart', 'metadata']);
    await expect(
      client.send(new ConverseCommand({ ...ask, modelId: 'x-mock-status-404' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('tells HTTP/1.1 and HTTP/2 apart however the first bytes are cut', async () => {
    const { port } = await serve((request, response) =>
      response.end(`${request.httpVersion}${request.url ?? ''}`),
    );
    for (const cut of [1, 3, 14, 40]) {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      const text = 'PUT /x HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';
      socket.write(text.slice(0, cut));
      await new Promise((resolve) => setImmediate(resolve));
      socket.write(text.slice(cut));
      let answer = '';
      for await (const piece of socket) answer += String(piece);
      expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*1\.1\/x$/);
    }
    const session = connectH2(`http://127.0.0.1:${port}`);
    ends.push(() => session.close());
    const stream = session.request({ ':path': '/y' });
    let text = '';
    for await (const piece of stream) text += String(piece);
    expect(text).toBe('1.1/y');
  });

  it('closes connections that have said nothing', async () => {
    const { port, server, close } = await serve(() => undefined);
    const socket = connect(port, '127.0.0.1');
    await once(server, 'connection');
    close();
    socket.on('error', () => undefined);
    await once(socket, 'close');
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('ends a request here when the client drops its stream', async () => {
    let left = (): void => undefined;
    const hasLeft = new Promise<void>((resolve) => (left = resolve));
    const { port } = await serve((_request, response) => {
      response.on('close', left);
      response.write('first');
    });
    const session = connectH2(`http://127.0.0.1:${port}`);
    ends.push(() => session.close());
    const stream = session.request({ ':path': '/' });
    await once(stream, 'data');
    stream.close();
    await hasLeft;
  });

  it('never makes half an answer look whole', async () => {
    const { port } = await serve((_request, response) => response.write('half', () => response.destroy()));
    const session = connectH2(`http://127.0.0.1:${port}`);
    ends.push(() => session.close());
    const stream = session.request({ ':path': '/' });
    stream.resume();
    const [error] = (await once(stream, 'error')) as [Error];
    expect(error.message).toContain('INTERNAL_ERROR');
  });
});
