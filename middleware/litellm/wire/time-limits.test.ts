import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pool } from './pool.ts';
import { GET, type Line, nothing, openLine, POST, record } from './raw-server.fixture.ts';

const LIMIT_MS = 10_000;
const lines: Line[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  for (const line of lines.splice(0)) await line.stop();
});

async function open(onRead: Parameters<typeof openLine>[0], answerTimeoutMs = LIMIT_MS): Promise<Line> {
  const line = await openLine(onRead, { answerTimeoutMs });
  lines.push(line);
  return line;
}

const arrived = (line: Line) => expect.poll(() => line.server.reads.length).toBe(1);
/** The first sweep after a request went out sees that it did. */
const SEEN_MS = 250;

it('an answer of which nothing comes fails when its time is over, and not before', async () => {
  const line = await open(nothing);
  const heard = record();
  line.pool.send(POST, heard, nothing);
  await arrived(line);
  vi.advanceTimersByTime(LIMIT_MS);
  expect(heard.ends).toEqual([]);
  vi.advanceTimersByTime(2 * SEEN_MS);
  expect(heard.ends).toEqual(['LITELLM_TIMEOUT']);
  await expect.poll(() => line.pool.size).toBe(0);
});

it('an answer that comes a byte at a time has its time for each, and fails when one does not come', async () => {
  const line = await open(nothing);
  const heard = record();
  line.pool.send(POST, heard, nothing);
  await arrived(line);
  const [socket] = line.server.sockets;
  for (const text of ['HTTP/1.1 200 OK\r\ncontent-', 'length: 4\r\n\r\na', 'b', 'c']) {
    const before = socket?.bytesWritten ?? 0;
    socket?.write(text);
    const letters = /\r\n\r\n(.)$|^(.)$/.exec(text);
    if (letters) await expect.poll(() => heard.body.endsWith(letters[1] ?? letters[2] ?? '')).toBe(true);
    else await expect.poll(() => socket?.bytesWritten).toBeGreaterThan(before);
    vi.advanceTimersByTime(LIMIT_MS / 2);
    expect(heard.ends).toEqual([]);
  }
  vi.advanceTimersByTime(LIMIT_MS);
  expect([heard.body, heard.ends]).toEqual(['abc', ['LITELLM_TIMEOUT']]);
});

it('a limit of 0 is none', async () => {
  const line = await open(nothing, 0);
  const heard = record();
  line.pool.send(POST, heard, nothing);
  await arrived(line);
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(heard.ends).toEqual([]);
});

it('a reader that is slow is not LiteLLM’s fault: nothing fails, little is read, and all comes in the end', async () => {
  const length = 16 * 1024 * 1024;
  const line = await open((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`);
    socket.write(Buffer.alloc(length));
  });
  let isSlow = true;
  let bytes = 0;
  const heard = record((piece) => {
    bytes += piece.length;
    return !isSlow;
  });
  const going = line.pool.send(GET, heard, nothing);
  await expect.poll(() => bytes).toBeGreaterThan(0);
  vi.advanceTimersByTime(10 * LIMIT_MS);
  // Reading would have gone on by now.
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect([heard.ends, bytes <= 64 * 1024]).toEqual([[], true]);
  isSlow = false;
  going.resume();
  expect([await heard.ended, bytes]).toEqual(['end', length]);
});

it('a connection on which the reader was slow at the very end serves on', async () => {
  const line = await open((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'));
  for (let at = 0; at < 3; at += 1) {
    const heard = record(() => false);
    line.pool.send(GET, heard, nothing);
    expect(await heard.ended).toBe('end');
  }
  expect(line.server.sockets.length).toBe(1);
});

it('a client that is slow to send its body is not LiteLLM’s fault, a LiteLLM that does not take it is', async () => {
  const line = await open(nothing);
  const heard = record();
  const body = new PassThrough();
  line.pool.send({ ...POST, body }, heard, nothing);
  await expect.poll(() => line.server.reads.length).toBeGreaterThan(0);
  vi.advanceTimersByTime(10 * LIMIT_MS);
  expect(heard.ends).toEqual([]);
  line.server.sockets[0]?.pause();
  for (let at = 0; at < 500 && body.write(Buffer.alloc(100_000)); at += 1) await new Promise(setImmediate);
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  vi.advanceTimersByTime(2 * LIMIT_MS);
  expect(heard.ends).toEqual(['LITELLM_TIMEOUT']);
});

it('a connection that does not come about fails after five seconds', async () => {
  const line = await open(nothing);
  // It takes the connection and says nothing, so there is no TLS.
  const pool = new Pool(new URL(line.server.url.href.replace('http:', 'https:')), { answerTimeoutMs: 0 });
  const heard = record();
  pool.send(GET, heard, nothing);
  await arrived(line);
  vi.advanceTimersByTime(5_000);
  expect(heard.ends).toEqual([]);
  vi.advanceTimersByTime(250);
  expect(heard.ends).toEqual(['LITELLM_CONNECT_TIMEOUT']);
  await pool.close();
});

it('the clock runs only while there are connections', async () => {
  const line = await open((socket) =>
    socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'),
  );
  const heard = record();
  line.pool.send(GET, heard, nothing);
  expect(vi.getTimerCount()).toBe(1);
  await heard.ended;
  await expect.poll(() => vi.getTimerCount()).toBe(0);
});
