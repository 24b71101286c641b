import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
beforeEach(async () => {
  mock = await startMock();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await mock.stop();
});

const HOUR_MS = 3_600_000;
const ENDED = { open: 0, cancelled: 1 };
const PATHS = ['/v1/chat/completions', '/v1/embeddings', '/model/m/converse', '/model/m/converse-stream'];

it.each(PATHS)('a client that leaves %s before the answer ends the work', async (path) => {
  await mock.behave({ delayMs: HOUR_MS });
  const gone = new AbortController();
  const asked = fetch(mock.url + path, { method: 'POST', body: '{}', signal: gone.signal });
  await expect.poll(() => mock.counts()).toMatchObject({ open: 1 });
  gone.abort();
  await expect(asked).rejects.toThrow('abort');
  await expect.poll(() => mock.counts()).toMatchObject(ENDED);
});

it.each(['/v1/chat/completions', '/model/m/converse-stream'])(
  'a client that leaves %s in the middle ends it',
  async (path) => {
    await mock.behave({ chunkDelayMs: HOUR_MS });
    const write = vi.spyOn(ServerResponse.prototype, 'write');
    const answer = await fetch(mock.url + path, { method: 'POST', body: '{"stream":true}' });
    const reader = answer.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    expect(await mock.counts()).toMatchObject({ open: 1, cancelled: 0 });
    await reader.cancel();
    await expect.poll(() => mock.counts()).toMatchObject(ENDED);
    expect(write).toHaveBeenCalledTimes(1);
  },
);

it('a client that does not read holds the stream up, and ends it when it leaves', async () => {
  const body = JSON.stringify({
    model: 'm-mock-echo',
    stream: true,
    messages: Array.from({ length: 4_000 }, () => ({ role: 'user', content: 'x'.repeat(1_000) })),
  });
  const write = vi.spyOn(ServerResponse.prototype, 'write');
  const socket = connect(mock.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: m\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  await expect.poll(() => mock.counts()).toMatchObject({ open: 1 });
  // Its turn comes only when the first waits for the reader.
  const other = await fetch(`${mock.url}/v1/chat/completions`, { method: 'POST', body: '{}' });
  expect(other.status).toBe(200);
  expect(write.mock.calls.length).toBeGreaterThan(1);
  expect(write.mock.calls.length).toBeLessThan(50_000);
  expect(await mock.counts()).toMatchObject({ open: 1, cancelled: 0 });
  socket.destroy();
  await expect.poll(() => mock.counts()).toMatchObject(ENDED);
});

it('a body that never becomes whole is no request', async () => {
  const socket = connect(mock.port, '127.0.0.1');
  socket.write('POST /v1/chat/completions HTTP/1.1\r\nhost: m\r\ncontent-length: 100\r\n\r\n{"model"');
  await once(socket, 'connect');
  socket.destroy();
  await once(socket, 'close');
  const { status } = await fetch(`${mock.url}/health`);
  expect([status, await mock.counts()]).toEqual([200, { byModel: {}, open: 0, cancelled: 0 }]);
});
