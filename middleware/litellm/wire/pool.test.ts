import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET, type Line, nothing, OK, openLine, POST, record } from './raw-server.fixture.ts';

const lines: Line[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const line of lines.splice(0)) await line.stop();
});

async function open(...given: Parameters<typeof openLine>): Promise<Line> {
  const line = await openLine(...given);
  lines.push(line);
  return line;
}

async function ask({ pool }: Line, request: Parameters<Line['pool']['send']>[0] = GET) {
  const heard = record();
  pool.send(request, heard, nothing);
  await heard.ended;
  return heard;
}

describe('a connection', () => {
  it('serves one request after the other', async () => {
    const line = await open((socket) => socket.write(OK));
    for (let at = 0; at < 100; at += 1) expect((await ask(line, at % 2 ? GET : POST)).body).toBe('ok');
    expect([line.server.sockets.length, line.pool.size]).toEqual([1, 1]);
  });

  it('serves one request at a time, and the one used last is used next', async () => {
    const line = await open((socket) => socket.write(OK));
    await Promise.all(Array.from({ length: 5 }, () => ask(line)));
    expect(line.server.sockets.length).toBe(5);
    const before = line.server.sockets.map(({ bytesRead }) => bytesRead);
    for (let at = 0; at < 10; at += 1) await ask(line);
    expect(line.server.sockets.filter(({ bytesRead }, at) => bytesRead > (before[at] ?? 0))).toHaveLength(1);
  });

  it('is there for the next request when an answer’s end is heard', async () => {
    const line = await open((socket) => socket.write(OK));
    const second = record();
    const first = record();
    line.pool.send(GET, { ...first, end: () => void line.pool.send(GET, second, nothing) }, nothing);
    expect([await second.ended, line.server.sockets.length]).toEqual(['end', 1]);
  });

  it.each([
    ['says so', 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok'],
    ['is of HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok'],
    ['has bytes behind it', `${OK}HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil`],
  ])('ends with an answer that %s', async (_name, answer) => {
    const line = await open((socket) => socket.write(answer));
    for (let at = 0; at < 3; at += 1) expect((await ask(line)).body).toBe('ok');
    expect(line.server.sockets.length).toBe(3);
  });

  it('that says something unasked is closed, and nobody gets to hear it', async () => {
    const line = await open((socket) => socket.write(OK));
    await ask(line);
    line.server.sockets[0]?.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil');
    await expect.poll(() => line.pool.size).toBe(0);
    expect((await ask(line)).body).toBe('ok');
  });

  it('on which more than the answer came while its reader was slow is closed', async () => {
    const line = await open((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab'));
    const heard = record(() => false);
    const going = line.pool.send(GET, heard, nothing);
    await expect.poll(() => heard.body).toBe('ab');
    for (const text of ['cd', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil']) {
      line.server.sockets[0]?.write(text);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    }
    const next = record();
    heard.end = () => void line.pool.send(GET, next, nothing);
    going.resume();
    await expect.poll(() => next.body).toBe('ab');
    expect(line.server.sockets.length).toBe(2);
  });

  it('that LiteLLM closes while it is idle is not used again', async () => {
    const line = await open((socket) => socket.write(OK));
    await ask(line);
    line.server.sockets[0]?.end();
    await expect.poll(() => line.pool.size).toBe(0);
    expect((await ask(line, POST)).body).toBe('ok');
  });

  it('is closed before it has been idle for as long as LiteLLM keeps it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const line = await open((socket) => socket.write(OK));
    await ask(line);
    vi.advanceTimersByTime(3_000);
    await ask(line);
    expect(line.server.sockets.length).toBe(1);
    vi.advanceTimersByTime(4_000);
    vi.useRealTimers();
    await expect.poll(() => line.pool.size).toBe(0);
  });

  it('that was idle for too long during a stall of ours is not used', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const line = await open((socket) => socket.write(OK));
    await ask(line);
    vi.advanceTimersByTime(4_000);
    await ask(line);
    expect(line.server.sockets.length).toBe(2);
  });
});

describe('a connection that is closed under a request without a byte of its answer', () => {
  /** The first request of a connection is answered, the second is not. */
  const onlyOnce = () =>
    open((socket, _text, nth) => {
      if (nth % 2 === 0) socket.write(OK);
      else socket.destroy();
    });

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])(
    'has %s sent again, over a new one',
    async (method) => {
      const line = await onlyOnce();
      await ask(line);
      expect((await ask(line, { ...GET, method })).ends).toEqual(['end']);
      expect([line.server.sockets.length, line.server.reads.length]).toEqual([2, 3]);
    },
  );

  it('has POST fail: LiteLLM may have begun what is paid for', async () => {
    const line = await onlyOnce();
    await ask(line);
    expect((await ask(line, POST)).ends).toEqual(['LITELLM_CLOSED']);
    expect(line.server.reads.length).toBe(2);
  });

  it('has a body that was a stream fail: it is gone', async () => {
    const line = await onlyOnce();
    await ask(line);
    const put = { method: 'PUT', path: '/x', headers: [], body: Readable.from([Buffer.from('x')]) };
    expect((await ask(line, put)).ends).toEqual(['LITELLM_CLOSED']);
  });

  it('has nothing sent again when it was new, or when this was the second time', async () => {
    const line = await open((socket, _text, nth) => {
      if (nth === 1) socket.write(OK);
      else socket.destroy();
    });
    expect((await ask(line)).ends).toEqual(['LITELLM_CLOSED']);
    await ask(line);
    expect((await ask(line)).ends).toEqual(['LITELLM_CLOSED']);
    expect(line.server.reads.length).toBe(4);
  });

  it('has nothing sent again after the first byte of an answer', async () => {
    const line = await open((socket, _text, nth) => {
      if (nth === 0) socket.write(OK);
      else socket.end('H');
    });
    await ask(line);
    expect((await ask(line)).ends).toEqual(['LITELLM_CLOSED']);
    expect(line.server.reads.length).toBe(2);
  });
});

describe('with as many connections as may be', () => {
  it('requests wait for their turn, and each gets its answer', async () => {
    const line = await open(
      (socket, text) => {
        const path = /^GET (\S+)/.exec(text)?.[1] ?? '';
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${path.length}\r\n\r\n${path}`);
      },
      { answerTimeoutMs: 0, maxConnections: 3 },
    );
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, at) => ask(line, { ...GET, path: `/${at}` })),
    );
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 40 }, (_, at) => `/${at}`));
    expect(line.server.sockets.length).toBe(3);
  });

  it('requests that wait get a new connection when one has broken', async () => {
    const line = await open(
      (socket, _text, nth) => {
        if (nth === 0) socket.destroy();
        else socket.write(OK);
      },
      { answerTimeoutMs: 0, maxConnections: 1 },
    );
    const all = await Promise.all([ask(line), ask(line), ask(line)]);
    expect(all.map(({ ends }) => ends[0])).toEqual(['LITELLM_CLOSED', 'end', 'end']);
  });

  it('more than may wait are refused, those that wait too long and those given up leave', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const line = await open(nothing, { answerTimeoutMs: 0, maxConnections: 1, maxWaiting: 2 });
    const [busy, waits, leaves, tooMany] = [record(), record(), record(), record()];
    line.pool.send(GET, busy, nothing);
    line.pool.send(GET, waits, nothing);
    const leaving = line.pool.send(GET, leaves, nothing);
    line.pool.send(GET, tooMany, nothing);
    expect(tooMany.ends).toEqual([]);
    expect(await tooMany.ended).toBe('LITELLM_BUSY');
    leaving.abort(new Error('left'));
    expect(leaves.ends).toEqual(['left']);
    await expect.poll(() => line.server.reads.length).toBe(1);
    vi.advanceTimersByTime(6_000);
    expect([waits.ends, busy.ends]).toEqual([['LITELLM_BUSY'], []]);
  });
});

describe('a pool that is closed', () => {
  it('cuts off what is under way, refuses what comes, and is done when its connections are closed', async () => {
    const line = await open(nothing, { answerTimeoutMs: 0, maxConnections: 1 });
    const [busy, waits, late] = [record(), record(), record()];
    line.pool.send(GET, busy, nothing);
    line.pool.send(GET, waits, nothing);
    const closed = line.pool.close();
    line.pool.send(GET, late, nothing);
    expect([busy.ends, waits.ends]).toEqual([['LITELLM_CLOSED'], ['LITELLM_CLOSED']]);
    expect(await late.ended).toBe('LITELLM_CLOSED');
    await closed;
    await line.pool.close();
    expect(line.pool.size).toBe(0);
  });
});
